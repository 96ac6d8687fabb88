package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** The largest difference of two distribution functions, of all rows. */
public final class KolmogorovSmirnov implements Distance {

    private static final KolmogorovSmirnovTest LIMIT = new KolmogorovSmirnovTest();

    @Override
    public double between(Column reference, Column window) {
        double[] before = reference.sorted();
        double[] now = window.sorted();
        double distance = 0;
        int i = 0;
        int j = 0;
        while (i < before.length && j < now.length) {
            double value = Math.min(before[i], now[j]);
            while (i < before.length && before[i] <= value) {
                i++;
            }
            while (j < now.length && now[j] <= value) {
                j++;
            }
            distance = Math.max(distance, Math.abs((double) i / before.length - (double) j / now.length));
        }
        return distance;
    }

    /** Probability of such a distance without a change, by Kolmogorov's limit. */
    public double pValue(Column reference, Column window) {
        return LIMIT.approximateP(between(reference, window), reference.sorted().length, window.sorted().length);
    }
}
