package io.millrace.runtime.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That learners of a model have a small model of its own for each key, beside the one that they share.
 *
 * @param input the input that is the key, a text; learners do not see it
 * @param prior examples that the shared model counts as in an answer, beside those that the key's own model has learned
 * @param ttl event time without an example of a key after which its model is forgotten; null to keep it
 */
public record PerKey(String input, double prior, @Nullable Duration ttl) {

    /** Examples that the shared model usually counts as. */
    public static final double USUAL_PRIOR = 20;
}
