package io.millrace.drift.detection;

/**
 * The two-sample Kolmogorov-Smirnov test; its effect is the distance D, less what noise alone makes.
 *
 * <p>The p-value is that of Kolmogorov's limit at {@code (sqrt(N) + 0.12 + 0.11 / sqrt(N)) D} (Stephens 1970, "Use of the
 * Kolmogorov-Smirnov, Cramer-von Mises and related statistics without extensive tables") with {@code N = n m / (n + m)} of
 * the effective sizes. Against the exact distribution of two samples it is 1 to 2 times the exact value down to 1e-7 for
 * unlike sizes from 30 up; where sizes are equal and small the distances are coarse and it can be 0.65 times. Ties make it
 * conservative.
 */
final class KolmogorovSmirnov {

    static final String NAME = "ks";

    /** Mean of the supremum of a Brownian bridge's absolute value. */
    private static final double MEAN = Math.sqrt(Math.PI / 2) * Math.log(2);

    private KolmogorovSmirnov() {}

    /** Compares two samples, neither of them empty. */
    static TestResult test(NumericSample reference, NumericSample current) {
        int n = reference.size();
        int m = current.size();
        double above = 0;
        double below = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double value = Math.min(reference.at(i), current.at(j));
            // both distribution functions step over all equal values before they are compared
            while (i < n && reference.at(i) <= value) {
                i++;
            }
            while (j < m && current.at(j) <= value) {
                j++;
            }
            double difference = reference.shareOfFirst(i) - current.shareOfFirst(j);
            above = Math.max(above, difference);
            below = Math.max(below, -difference);
        }
        double distance = Math.max(above, below);
        double size = EffectiveSize.ofDifference(reference.effectiveSize(), current.effectiveSize());
        double pValue = pValue(distance, size);
        return new TestResult(
                NAME,
                distance,
                beyondNoise(distance, size),
                pValue,
                n,
                m,
                reference.effectiveSize(),
                current.effectiveSize(),
                direction(above, below));
    }

    /**
     * What is left of a distance without the one that noise makes on average, {@code sqrt(pi / 2) ln 2 / sqrt(N)}: noise adds in quadrature.
     */
    private static double beyondNoise(double distance, double size) {
        return Math.sqrt(Math.max(0, distance * distance - MEAN * MEAN / size));
    }

    /** Probability of at least this distance, without drift, for an effective size of the difference. */
    static double pValue(double distance, double size) {
        double root = Math.sqrt(size);
        return upperTail((root + 0.12 + 0.11 / root) * distance);
    }

    /** Probability that the supremum of a Brownian bridge's absolute value is over {@code lambda} (Kolmogorov 1933). */
    static double upperTail(double lambda) {
        if (lambda < 1.0) {
            return 1 - lowerSeries(lambda);
        }
        double sum = 0;
        for (int k = 1; k <= 10; k++) {
            double term = Math.exp(-2.0 * k * k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }

    /** The form of the distribution that converges fast for a small lambda. */
    private static double lowerSeries(double lambda) {
        if (lambda < 0.1) {
            return 0;
        }
        double sum = 0;
        for (int k = 1; k <= 10; k++) {
            double odd = 2 * k - 1;
            sum += Math.exp(-odd * odd * Math.PI * Math.PI / (8 * lambda * lambda));
        }
        return Math.sqrt(2 * Math.PI) / lambda * sum;
    }

    private static Direction direction(double above, double below) {
        if (above >= 2 * below) {
            return Direction.UP;
        }
        return below >= 2 * above ? Direction.DOWN : Direction.SHAPE;
    }
}
