package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/**
 * Evidently's choice of a test by the reference: above 1,000 rows the Wasserstein distance of numbers and the Jensen-Shannon distance of categories are
 * below 0.1; up to that the p-values of Kolmogorov-Smirnov, of chi-square, and for two values of the z test, are above 0.05. Numbers of up to five
 * values are categories.
 */
final class Evidently {

    private static final int LARGE = 1_000;
    private static final int FEW = 5;
    private static final double DISTANCE = 0.1;
    private static final double LEVEL = 0.05;

    private Evidently() {}

    static WindowRule of(Column reference) {
        int values = reference.counts().size();
        boolean numbers = !reference.categories() && values > FEW;
        if (reference.rows() > LARGE) {
            return (numbers ? new Wasserstein() : new JensenShannon()).below(DISTANCE, reference);
        }
        if (numbers) {
            KolmogorovSmirnov test = new KolmogorovSmirnov();
            return window -> test.pValue(reference, window) <= LEVEL;
        }
        ExpectedCounts test = new ExpectedCounts(false);
        return values > 2
                ? window -> test.pValue(reference, window) <= LEVEL
                : window -> ofTwo(reference, window) <= LEVEL;
    }

    /** The pooled z test of two shares: its square is chi-square of the table of both. */
    private static double ofTwo(Column reference, Column window) {
        double one = reference.counts().firstKey();
        long before = reference.counts().getOrDefault(one, 0);
        long now = window.counts().getOrDefault(one, 0);
        if (before + now == reference.rows() + window.rows() || before + now == 0) {
            return 1;
        }
        return new ChiSquareTest()
                .chiSquareTest(new long[][] {{before, reference.rows() - before}, {now, window.rows() - now}});
    }
}
