package io.millrace.trainer.learning;

import java.util.Objects;

/**
 * What a learner is to be.
 *
 * @param options the learner's name, then its options, for instance {@code meta.AdaptiveRandomForest -s 10}
 * @param seed the seed of whatever the learner draws at random
 */
public record LearnerSpec(String options, long seed) {
    /** Checks that there are options at all; the factory checks what they say. */
    public LearnerSpec {
        Objects.requireNonNull(options, "options");
    }

    /** Returns the learner's name: the first word of the options, or an empty text. */
    public String name() {
        return options.strip().split("\\s", 2)[0];
    }
}
