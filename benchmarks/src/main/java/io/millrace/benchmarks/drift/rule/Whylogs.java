package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;

/** The band that whylogs calls drift: a p-value of Kolmogorov-Smirnov, or of chi-square with whole expected counts, below 0.05. */
final class Whylogs {

    private static final double DRIFT = 0.05;

    private Whylogs() {}

    static WindowRule of(Column reference) {
        if (reference.categories()) {
            ExpectedCounts test = new ExpectedCounts(true);
            return window -> test.pValue(reference, window) < DRIFT;
        }
        KolmogorovSmirnov test = new KolmogorovSmirnov();
        return window -> test.pValue(reference, window) < DRIFT;
    }
}
