package io.millrace.features.recount;

import java.util.List;

/** What a recount has found about an answer. */
public sealed interface Verdict {

    /** Every feature that could be counted again has the value that was answered. */
    record Same() implements Verdict {}

    /**
     * Some have not.
     *
     * @param features what was answered and what was counted, feature by feature
     */
    record Different(List<String> features) implements Verdict {

        public Different {
            features = List.copyOf(features);
        }
    }

    /** None could be counted again: not all of the events that it would take are in the topic of the station any more, or they were never all counted. */
    record Uncheckable() implements Verdict {}
}
