package io.millrace.drift.detection;

/**
 * How many independent rows a set of clustered rows is worth: {@code (sum w_c)^2 / sum w_c^2} over clusters of weights
 * {@code w_c}, their numbers of rows unless capped.
 *
 * <p>This is Kish's design effect (Kish 1965, "Survey Sampling": {@code 1 + (b - 1) roh}) for clusters of any size with full
 * correlation within a cluster, {@code roh = 1}. Row counts lie: a windowed feature barely moves from one row of an entity
 * to the next, and a robot repeats itself, so a thousand rows of ten users are about ten observations, and a p-value from a
 * thousand calls every window drift. Full correlation is the safe end, and real entities are close to it.
 */
final class EffectiveSize {

    private EffectiveSize() {}

    /** Effective size of clusters and of rows that stand for themselves; 0 when there are neither. */
    static double of(double[] clusterWeights, int singleRows) {
        double sum = singleRows;
        double squares = singleRows;
        for (double weight : clusterWeights) {
            sum += weight;
            squares += weight * weight;
        }
        return sum == 0 ? 0 : sum * sum / squares;
    }

    /** The size of one sample that would carry the noise of a difference of two: {@code 1 / (1/n + 1/m)}. */
    static double ofDifference(double n, double m) {
        return n * m / (n + m);
    }
}
