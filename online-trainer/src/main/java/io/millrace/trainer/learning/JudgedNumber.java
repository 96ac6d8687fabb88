package io.millrace.trainer.learning;

/**
 * A predicted number whose label has come.
 *
 * @param predicted what the learner said
 * @param noChange what the no-change baseline said of the same example
 */
record JudgedNumber(
        double predicted,
        double actual,
        double noChange,
        @Override double weight) implements Judged {
    @Override
    public double loss() {
        return Math.abs(predicted - actual);
    }

    @Override
    public JudgedNumber weighing(double other) {
        return new JudgedNumber(predicted, actual, noChange, other);
    }
}
