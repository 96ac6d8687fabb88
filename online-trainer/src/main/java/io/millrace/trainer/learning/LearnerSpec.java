package io.millrace.trainer.learning;

import io.millrace.runtime.project.PreparationSpec;
import java.util.Objects;

/**
 * What a learner is to be.
 *
 * @param options the learner's name, then its options, for instance {@code meta.AdaptiveRandomForest -s 10}
 * @param preparation what its inputs go through before it sees them
 * @param seed the seed of whatever the learner draws at random
 * @param perKey whether each key has a model of its own, beside the one for all
 */
public record LearnerSpec(String options, PreparationSpec preparation, long seed, boolean perKey) {
    /** Checks that there are options at all; the factory checks what they say. */
    public LearnerSpec {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(preparation, "preparation");
    }

    /** One model for all. */
    public LearnerSpec(String options, PreparationSpec preparation, long seed) {
        this(options, preparation, seed, false);
    }

    /** A learner that sees its inputs as they are. */
    public LearnerSpec(String options, long seed) {
        this(options, PreparationSpec.NONE, seed);
    }

    /** Returns the learner's name: the first word of the options, or an empty text. */
    public String name() {
        return options.strip().split("\\s", 2)[0];
    }
}
