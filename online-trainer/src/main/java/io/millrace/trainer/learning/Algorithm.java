package io.millrace.trainer.learning;

/**
 * What a learner does with prepared rows. Deterministic: the same columns, options and rows in the same order give the same bytes from
 * {@link #save()}.
 */
public interface Algorithm {
    /** Returns one score per class or a number, as {@link Learner#predict} does, and leaves the saved bytes untouched. */
    double[] predict(double[] row);

    /** Learns one row. */
    void learn(double[] row, double label, double weight);

    /** Returns the whole state, random generator included. */
    byte[] save();

    /** Returns the normalised options, the seed and the library with its version. */
    String describe();
}
