package io.millrace.trainer.learning;

/**
 * A prediction whose label has come, as a learner is judged by it.
 *
 * @param scores what the learner said, one score per class; all 0 when it had nothing to say
 * @param actual the class that it was
 * @param noChange what the no-change baseline said of the same example
 * @param majority what the majority baseline said of it
 * @param weight how often it counts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(double[] scores, int actual, int noChange, int majority, double weight) {

    int predicted() {
        return Scores.winner(scores);
    }

    /** The probability that the learner gave to a class; a learner with nothing to say gives each the same. */
    double probability(int label) {
        return scores[predicted()] == 0 ? 1.0 / scores.length : scores[label];
    }

    Judged weighing(double other) {
        return new Judged(scores, actual, noChange, majority, other);
    }
}
