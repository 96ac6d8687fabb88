package io.millrace.trainer.learning;

/**
 * A predicted class whose label has come. What its figures need is worked out once, however many spans count
 * it.
 */
final class JudgedClass implements Judged {
    /** The least probability that a class is taken to have had, in the logarithmic loss: one wrong certainty is not the end of all. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final double[] probabilities;
    private final int predicted;
    private final int actual;
    private final int noChange;
    private final int majority;
    private final double logLoss;
    private final double brier;
    private final int[] bins;
    private final double weight;

    /**
     * A prediction and its label.
     *
     * @param scores what the learner said, one score per class; all 0 when it had nothing to say
     * @param actual the class that it was
     * @param noChange what the no-change baseline said of the same example
     * @param majority what the majority baseline said of it
     * @param weight how often it counts
     */
    JudgedClass(double[] scores, int actual, int noChange, int majority, double weight) {
        this.predicted = Scores.winner(scores);
        this.actual = actual;
        this.noChange = noChange;
        this.majority = majority;
        this.weight = weight;
        this.probabilities = new double[scores.length];
        this.bins = new int[scores.length];
        double squares = 0;
        for (int label = 0; label < scores.length; label++) {
            // a learner with nothing to say gives each class the same
            double probability = scores[predicted] == 0 ? 1.0 / scores.length : scores[label];
            double miss = probability - (label == actual ? 1 : 0);
            squares += miss * miss;
            probabilities[label] = probability;
            bins[label] = RankBins.bin(probability);
        }
        this.brier = squares;
        this.logLoss = -StrictMath.log(Math.max(LEAST_PROBABILITY, probabilities[actual]));
    }

    private JudgedClass(JudgedClass other, double weight) {
        this.probabilities = other.probabilities;
        this.predicted = other.predicted;
        this.actual = other.actual;
        this.noChange = other.noChange;
        this.majority = other.majority;
        this.logLoss = other.logLoss;
        this.brier = other.brier;
        this.bins = other.bins;
        this.weight = weight;
    }

    @Override
    public JudgedClass weighing(double other) {
        return new JudgedClass(this, other);
    }

    @Override
    public double loss() {
        return predicted == actual ? 0 : 1;
    }

    int predicted() {
        return predicted;
    }

    int actual() {
        return actual;
    }

    int noChange() {
        return noChange;
    }

    int majority() {
        return majority;
    }

    @Override
    public double weight() {
        return weight;
    }

    /** The probability that the learner gave to a class. */
    double probability(int label) {
        return probabilities[label];
    }

    /** The logarithmic loss, once. */
    double logLoss() {
        return logLoss;
    }

    /** The squared distance of the probabilities from what it was, over all classes, once. */
    double brier() {
        return brier;
    }

    /** Where {@link RankBins} counts the probability of a class. */
    int bin(int label) {
        return bins[label];
    }
}
