package io.millrace.drift.detection;

/**
 * How the scores of a reference are distributed: what a {@link CusumRule} needs to know about no change.
 *
 * <p>Scores are gathered in cells of a sixty-fourth, each by its mean. What the reference has not seen is not impossible: 0 and 1 are among its
 * scores as often as one more value each would be.
 */
final class ScoreDistribution {

    private static final int CELLS = 64;
    private static final double STEEPEST = 100;
    private static final int HALVINGS = 40;

    private final double[] scores;
    private final double[] shares;
    private final double mean;

    private ScoreDistribution(double[] scores, double[] shares) {
        this.scores = scores;
        this.shares = shares;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += shares[i] * scores[i];
        }
        this.mean = sum;
    }

    /** The scores of a reference, which is not empty; as they are, or falling ones as rising: 1 less each. */
    static ScoreDistribution of(FeatureSample reference, Statistic statistic, boolean falling) {
        double unseen = 1 / (reference.effectiveSize() + 2);
        double[] shares = new double[CELLS + 2];
        double[] scores = new double[CELLS + 2];
        for (RankShare one : reference.ranks()) {
            double score = falling ? 1 - statistic.score(one.rank()) : statistic.score(one.rank());
            int cell = Math.min(CELLS - 1, (int) (score * CELLS));
            double share = one.share() * (1 - 2 * unseen);
            shares[cell] += share;
            scores[cell] += share * score;
        }
        for (int cell = 0; cell < CELLS; cell++) {
            scores[cell] = shares[cell] == 0 ? 0 : scores[cell] / shares[cell];
        }
        shares[CELLS] = unseen;
        shares[CELLS + 1] = unseen;
        scores[CELLS + 1] = 1;
        return new ScoreDistribution(scores, shares);
    }

    double mean() {
        return mean;
    }

    double deviation() {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += shares[i] * (scores[i] - mean) * (scores[i] - mean);
        }
        return Math.sqrt(sum);
    }

    /** Logarithm of the mean of {@code exp(slope * (score - mean))}. */
    double logMoment(double slope) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += shares[i] * Math.exp(slope * (scores[i] - mean));
        }
        return Math.log(sum);
    }

    /** The slope that tilts the distribution so that its mean rises by {@code shift}; the steepest one, if none does. */
    double tilt(double shift) {
        double low = 0;
        double high = STEEPEST;
        for (int i = 0; i < HALVINGS; i++) {
            double slope = (low + high) / 2;
            if (rise(slope) < shift) {
                low = slope;
            } else {
                high = slope;
            }
        }
        return (low + high) / 2;
    }

    private double rise(double slope) {
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < scores.length; i++) {
            double weight = shares[i] * Math.exp(slope * (scores[i] - mean));
            sum += weight;
            weighted += weight * (scores[i] - mean);
        }
        return weighted / sum;
    }
}
