package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike the rows of one window of a reference are: the share of all variation that lies between its windows, from 0 for none to 1 for all.
 *
 * <p>Where prices move with the day, a thousand rows of one hour are not a thousand observations of the day, and every hour differs from it with
 * significance. So rows of a window count as {@code n / (1 + (n - 1) roh)} (Kish 1965, "Survey Sampling"). The correlation is that of one-way
 * analysis of variance on the ranks of the values, {@code (F - 1) / (F - 1 + n0)} (Donner 1986, "A review of inference procedures for the intraclass
 * correlation coefficient"), at the lower end of its one-sided interval of 99 %: where windows are alike nothing is lost, but for one feature in a hundred.
 * The rows of an entity in a window are one observation, their mean.
 *
 * @param share the correlation within a window
 * @param perWindow rows that a window of the reference has, on average over rows
 */
record WindowCorrelation(double share, double perWindow) {

    static final WindowCorrelation NONE = new WindowCorrelation(0, 1);

    /** The quantile of the normal distribution that 99 % do not exceed. */
    private static final double ONE_SIDED = 2.326348;

    /** With fewer degrees of freedom within windows there is no telling. */
    private static final int FEWEST_WITHIN = 10;

    /** What the values of a reference show, in windows of some milliseconds. */
    static WindowCorrelation of(ClusteredValues values, FeatureSample reference, long window) {
        List<Double> ranks = values.values().stream().map(reference::rank).toList();
        WindowCorrelation most = NONE;
        for (Statistic statistic : Statistic.of(reference)) {
            WindowCorrelation one = of(scores(values, ranks, statistic, window));
            most = one.share > most.share ? one : most;
        }
        return most;
    }

    /** Independent rows that rows of one window are worth. */
    double ofWindow(double rows) {
        return rows / Math.max(1, 1 + (rows - 1) * share);
    }

    /** Independent rows that rows of the reference are worth. */
    double ofReference(double rows) {
        return rows / (1 + (perWindow - 1) * share);
    }

    /** By window, the mean scores of entities and the scores of rows that stand for themselves. */
    private static List<double[]> scores(ClusteredValues values, List<Double> ranks, Statistic statistic, long window) {
        Map<Long, Map<Object, List<Double>>> windows = new LinkedHashMap<>();
        for (int i = 0; i < values.values().size(); i++) {
            Row row = values.rows().get(i);
            Object observed = row.cluster() == null ? (Object) i : row.cluster();
            windows.computeIfAbsent(Math.floorDiv(row.time(), window), start -> new LinkedHashMap<>())
                    .computeIfAbsent(observed, first -> new ArrayList<>())
                    .add(statistic.score(ranks.get(i)));
        }
        return windows.values().stream().map(WindowCorrelation::means).toList();
    }

    private static double[] means(Map<Object, List<Double>> scores) {
        return scores.values().stream()
                .mapToDouble(of -> of.stream().mapToDouble(score -> score).sum() / of.size())
                .toArray();
    }

    private static WindowCorrelation of(List<double[]> windows) {
        double rows = 0;
        double squares = 0;
        double sum = 0;
        for (double[] window : windows) {
            rows += window.length;
            squares += (double) window.length * window.length;
            sum += sum(window);
        }
        double between = windows.size() - 1.0;
        double within = rows - windows.size();
        if (between < 1 || within < FEWEST_WITHIN) {
            return NONE;
        }
        double amongWindows = 0;
        double inWindows = 0;
        for (double[] window : windows) {
            double mean = sum(window) / window.length;
            amongWindows += window.length * square(mean - sum / rows);
            for (double score : window) {
                inWindows += square(score - mean);
            }
        }
        double perWindow = (rows - squares / rows) / between;
        double ratio = amongWindows / between / (inWindows / within) / ratioByChance(between, within);
        // where rows of a window are equal the ratio has no end, and where all rows are it is not a number
        double share = Double.isInfinite(ratio) ? 1 : (ratio - 1) / (ratio - 1 + perWindow);
        return share > 0 ? new WindowCorrelation(share, squares / rows) : NONE;
    }

    /** The ratio of variances that chance exceeds in one case of a hundred (Paulson 1942, "An approximate normalization of the analysis of variance distribution"). */
    private static double ratioByChance(double between, double within) {
        double a = 2 / (9 * between);
        double b = 2 / (9 * within);
        double z = ONE_SIDED * ONE_SIDED;
        double square = (1 - b) * (1 - b) - z * b;
        double half = (1 - a) * (1 - b);
        double rest = (1 - a) * (1 - a) - z * a;
        return Math.pow((half + Math.sqrt(half * half - square * rest)) / square, 3);
    }

    private static double sum(double[] of) {
        double sum = 0;
        for (double one : of) {
            sum += one;
        }
        return sum;
    }

    private static double square(double of) {
        return of * of;
    }
}
