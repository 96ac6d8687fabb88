package io.millrace.drift.detection;

import java.util.Set;
import java.util.TreeSet;

/**
 * Pearson's chi-square test that two samples of categories have one distribution; its effect is the total variation
 * distance, half the sum of the absolute differences of shares.
 *
 * <p>Counts are shares times effective sizes, Rao and Scott's first-order correction for clusters (1981, "The analysis of
 * categorical data from complex sample surveys"). Categories with an expected effective count under 5 on either side are
 * pooled into one for the p-value, or the limit distribution does not hold. The p-value is the larger of Pearson's and of the likelihood ratio's,
 * G (Wilks 1938): at 30 effective rows and a level of 0.001 the false alarms of G are up to 1.6 times as many, and Pearson's 1.25; at 60 rows and
 * 1e-5 Pearson's are twice as many, while G follows the tail (Sanov's theorem).
 *
 * <p>The effect uses all categories, and is {@code sqrt(max(0, T^2 - E^2))} of the measured distance T and the distance E
 * that noise alone makes: by category of pooled share p the smaller of {@code sqrt(p (1 - p) / N)} and {@code 2 p}, halved
 * and summed, with {@code N = n m / (n + m)} of the effective sizes. E bounds the mean from above (Jensen), and noise adds in
 * quadrature. Uncorrected, 30 rows of 300 categories are 0.6 away from where they were drawn.
 */
final class ChiSquare {

    static final String NAME = "chi-square";

    private static final double FEWEST_EXPECTED = 5;

    private ChiSquare() {}

    /** Compares two samples, neither of them empty. */
    static TestResult test(CategoricalSample reference, CategoricalSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        double size = EffectiveSize.ofDifference(n, m);
        Set<String> categories = new TreeSet<>(reference.categories());
        categories.addAll(current.categories());
        double distance = 0;
        double noise = 0;
        double statistic = 0;
        double ratio = 0;
        int cells = 0;
        double rareReference = 0;
        double rareCurrent = 0;
        for (String category : categories) {
            double p = reference.share(category);
            double q = current.share(category);
            double pooled = (n * p + m * q) / (n + m);
            distance += Math.abs(p - q) / 2;
            noise += Math.min(Math.sqrt(Math.max(0, pooled * (1 - pooled)) / size), 2 * pooled) / 2;
            if (Math.min(n, m) * pooled < FEWEST_EXPECTED) {
                rareReference += p;
                rareCurrent += q;
            } else {
                statistic += size * (p - q) * (p - q) / pooled;
                ratio += ratio(n, p, pooled) + ratio(m, q, pooled);
                cells++;
            }
        }
        double rare = (n * rareReference + m * rareCurrent) / (n + m);
        if (rare > 0) {
            statistic += size * (rareReference - rareCurrent) * (rareReference - rareCurrent) / rare;
            ratio += ratio(n, rareReference, rare) + ratio(m, rareCurrent, rare);
            cells++;
        }
        double pValue = cells < 2 ? 1 : ChiSquareDistribution.upperTail(Math.min(statistic, ratio), cells - 1);
        double effect = Math.sqrt(Math.max(0, distance * distance - noise * noise));
        return new TestResult(NAME, statistic, effect, pValue, reference.size(), current.size(), n, m, Direction.SHAPE);
    }

    /** What a cell adds to G. */
    private static double ratio(double size, double share, double expected) {
        return share == 0 ? 0 : 2 * size * share * Math.log(share / expected);
    }
}
