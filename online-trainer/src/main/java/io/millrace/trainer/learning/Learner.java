package io.millrace.trainer.learning;

/**
 * One model that learns from one example at a time. Deterministic: the same schema, specification and examples in the
 * same order give the same bytes from {@link #save()}. For one thread only; another thread serves from a restored copy.
 *
 * <p>Inputs are in the order of {@link InputSchema#attributes()} and obey {@link InputSchema#check}.
 */
public interface Learner {
    /**
     * Returns one score per class of the schema, each 0 or more, with the sum 1; or all 0 when the learner has nothing to
     * say, for instance before its first example. Where a number is predicted, it is that alone. Leaves the learner's saved bytes untouched.
     *
     * @throws UnusableInputException if the inputs do not obey the schema
     */
    double[] predict(Inputs inputs);

    /**
     * Learns one example.
     *
     * @param label the number, or the index of the class in {@link InputSchema#classes()}
     * @param weight how often the example counts, more than 0 and at most 1e6
     * @throws UnusableInputException if the inputs, the label or the weight cannot be used; nothing has been learned then
     */
    void learn(Inputs inputs, double label, double weight);

    /** Returns the whole state, random generator included, as bytes for {@link LearnerFactory#restore}. */
    byte[] save();

    /** Returns the normalised options, the seed and the library with its version: equal for equal definitions. */
    String describe();
}
