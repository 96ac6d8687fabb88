package io.millrace.trainer.learning;

/** A prediction whose label has come, as a learner is judged by it. */
sealed interface Judged permits JudgedClass, JudgedNumber {
    /**
     * Judges what was said of an example.
     *
     * @param label what it was
     * @param noChange what the no-change baseline said of it
     * @param typical what the other baseline said of it
     */
    static Judged of(InputSchema schema, Prediction said, double label, Prediction noChange, Prediction typical) {
        return schema.regression()
                ? new JudgedNumber(said.number(), label, noChange.number(), 1)
                : new JudgedClass(said.scores(), (int) label, noChange.predicted(), typical.predicted(), 1);
    }

    /** How often it counts. */
    double weight();

    /** How bad it was: less is better. */
    double loss();

    /** The same, counted so often. */
    Judged weighing(double other);
}
