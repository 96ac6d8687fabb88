package io.millrace.trainer.learning;

import java.util.Arrays;

/** The arithmetic of scores: what {@link Learner#predict} promises, and which class they speak for. */
public final class Scores {
    private Scores() {}

    /**
     * Returns votes as scores: padded with 0 to {@code classes}, scaled to the sum 1. A negative or NaN vote counts as 0;
     * infinite votes share everything between them; votes that are all 0 stay all 0.
     */
    public static double[] normalise(double[] votes, int classes) {
        if (votes.length > classes) {
            throw new IllegalArgumentException(votes.length + " votes for " + classes + " classes");
        }
        double largest = 0;
        for (double vote : votes) {
            if (vote > largest) {
                largest = vote;
            }
        }
        double[] scores = new double[classes];
        if (largest == 0) {
            return scores;
        }
        double sum = 0;
        for (int i = 0; i < votes.length; i++) {
            scores[i] = relative(votes[i], largest);
            sum += scores[i];
        }
        for (int i = 0; i < votes.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** Returns the class with the highest score, the first of equals: class 0 when all scores are 0. */
    public static int winner(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Returns the scores that give everything to one class. */
    public static double[] certain(int label, int classes) {
        double[] scores = new double[classes];
        Arrays.fill(scores, label, label + 1, 1.0);
        return scores;
    }

    /** Dividing by the largest first keeps the sum of very large or very small votes from overflowing or vanishing. */
    private static double relative(double vote, double largest) {
        if (!(vote > 0)) {
            return 0;
        }
        if (Double.isInfinite(largest)) {
            return Double.isInfinite(vote) ? 1 : 0;
        }
        return vote / largest;
    }
}
