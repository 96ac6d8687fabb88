package io.millrace.runtime.project;

import org.jspecify.annotations.Nullable;

/**
 * What a model does when an alert of a drift monitor fires.
 *
 * @param monitor whose alerts
 * @param feature of which feature; null for any
 * @param action what is done
 * @param learner with which learner; empty where it is with all
 */
public record Reaction(String monitor, @Nullable String feature, Action action, String learner) {

    /** What is done. */
    public enum Action {
        /** The learner answers from then on. */
        PROMOTE,
        /** The learner begins anew. */
        RESET,
        /** No learner learns until the alert is resolved. */
        FREEZE
    }
}
