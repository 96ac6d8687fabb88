package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import org.apache.commons.math3.stat.StatUtils;

/** The area between two distribution functions, in standard deviations of the reference. */
final class Wasserstein implements Distance {

    @Override
    public double between(Column reference, Column window) {
        double[] before = reference.sorted();
        double[] now = window.sorted();
        double area = 0;
        int i = 0;
        int j = 0;
        double at = Math.min(before[0], now[0]);
        while (i < before.length || j < now.length) {
            boolean first = j == now.length || (i < before.length && before[i] <= now[j]);
            double next = first ? before[i] : now[j];
            area += (next - at) * Math.abs((double) i / before.length - (double) j / now.length);
            at = next;
            if (first) {
                i++;
            } else {
                j++;
            }
        }
        return area / Math.sqrt(StatUtils.populationVariance(before));
    }
}
