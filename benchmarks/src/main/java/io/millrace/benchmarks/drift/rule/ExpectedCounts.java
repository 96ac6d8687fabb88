package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of the counts of a window against those that the shares of the reference lead to expect, as if these were exact. A category
 * that is not expected at all makes it infinite.
 *
 * @param whole whether expected counts are cut to whole ones
 */
record ExpectedCounts(boolean whole) {

    double pValue(Column reference, Column window) {
        Set<Double> values = new TreeSet<>(reference.counts().keySet());
        values.addAll(window.counts().keySet());
        if (values.size() < 2) {
            return 1;
        }
        double statistic = 0;
        for (double value : values) {
            double expected = reference.share(value) * window.sorted().length;
            double counted = whole ? Math.floor(expected) : expected;
            double difference = window.counts().getOrDefault(value, 0) - counted;
            if (counted == 0) {
                return 0;
            }
            statistic += difference * difference / counted;
        }
        return 1 - new ChiSquaredDistribution(values.size() - 1).cumulativeProbability(statistic);
    }
}
