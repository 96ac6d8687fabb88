package io.millrace.drift.detection;

import java.util.List;

/**
 * Whether one number is among a window's more often than in the reference: a sensor that is stuck, a default that is filled in. Its effect is the rise of
 * the share of the number for which it is largest.
 *
 * <p>The p-value is the binomial upper tail against the share in the reference, of one row more, for each of the window's different numbers (Bonferroni).
 */
final class StuckValue {

    static final String NAME = "stuck-value";

    private StuckValue() {}

    static Comparison compare(NumericSample reference, NumericSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        int different = 0;
        double most = current.at(0);
        double rise = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < current.size(); i++) {
            double value = current.at(i);
            if (i == 0 || value != current.at(i - 1)) {
                different++;
                double more = current.shareOf(value) - reference.shareOf(value);
                if (more > rise) {
                    rise = more;
                    most = value;
                }
            }
        }
        double before = reference.shareOf(most);
        double now = current.shareOf(most);
        double chance = (before * n + 1) / (n + 1);
        TestResult test = new TestResult(
                NAME,
                now,
                Math.max(0, rise),
                Math.min(1, different * BinomialTail.of(now, m, chance)),
                reference.size(),
                current.size(),
                n,
                m,
                Direction.SHAPE);
        List<CategoryShare> evidence = List.of(new CategoryShare(Figures.exact(most), before, now));
        return new Comparison(test, true, () -> new Evidence.CategoricalEvidence(evidence));
    }
}
