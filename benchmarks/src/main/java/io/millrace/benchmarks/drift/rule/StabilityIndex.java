package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import java.util.Set;
import java.util.TreeSet;

/** The population stability index, of categories or of as many even bins over both columns as Sturges' rule has. A bin without rows has 1e-4. */
final class StabilityIndex implements Distance {

    private static final double EMPTY = 1e-4;

    @Override
    public double between(Column reference, Column window) {
        return reference.categories() ? ofCategories(reference, window) : ofNumbers(reference, window);
    }

    private static double ofCategories(Column reference, Column window) {
        Set<Double> values = new TreeSet<>(reference.counts().keySet());
        values.addAll(window.counts().keySet());
        double index = 0;
        for (double value : values) {
            index += part(reference.share(value), window.share(value));
        }
        return index;
    }

    private static double ofNumbers(Column reference, Column window) {
        double[] before = reference.sorted();
        double[] now = window.sorted();
        double low = Math.min(before[0], now[0]);
        double high = Math.max(before[before.length - 1], now[now.length - 1]);
        int bins = (int) Math.ceil(Math.log(before.length + now.length) / Math.log(2) + 1);
        double[] p = shares(before, low, high, bins);
        double[] q = shares(now, low, high, bins);
        double index = 0;
        for (int bin = 0; bin < bins; bin++) {
            index += part(p[bin], q[bin]);
        }
        return index;
    }

    private static double[] shares(double[] values, double low, double high, int bins) {
        double[] shares = new double[bins];
        for (double value : values) {
            int bin = high == low ? 0 : Math.min(bins - 1, (int) ((value - low) / (high - low) * bins));
            shares[bin] += 1.0 / values.length;
        }
        return shares;
    }

    private static double part(double before, double now) {
        double p = before == 0 ? EMPTY : before;
        double q = now == 0 ? EMPTY : now;
        return (p - q) * Math.log(p / q);
    }
}
