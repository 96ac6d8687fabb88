package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Monitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.rule.KolmogorovSmirnov;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.benchmarks.drift.stream.Source;
import io.millrace.drift.detection.FeatureVerdict;
import io.millrace.drift.detection.TestResult;
import io.millrace.drift.detection.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.datasketches.kll.KllDoublesSketch;

/** S6: what a sample of 2,048 rows by the hash of their ids says, beside the distance of all rows, and DataSketches' test on KLL sketches. */
final class SampleVerdicts implements Experiment {

    private static final int MOST = 1_000_000;
    private static final List<Integer> ROWS = List.of(10_000, 100_000, MOST);
    private static final List<Double> SHIFTS = List.of(0.0, 0.02, 0.1, 0.2, 0.5, 1.0, 2.0);
    private static final double LEVEL = 0.05;

    /** What the distance of two samples may be wrong by, at 99 % (Dvoretzky, Kiefer and Wolfowitz 1956; Massart 1990). */
    private static final double ERROR = Math.sqrt(Math.log(2 / 0.01) / WindowTally.DEFAULT_CAPACITY);

    /**
     * One comparison.
     *
     * @param distance of all rows
     * @param effect of the sample
     * @param significant whether the sample's p-value is at most the level
     * @param allReject whether the p-value of all rows is
     * @param sketchesReject whether DataSketches rejects
     */
    private record Pair(
            double distance, double effect, boolean significant, boolean allReject, boolean sketchesReject) {

        boolean same(double threshold) {
            return (significant && effect >= threshold) == distance >= threshold;
        }

        boolean far(double threshold) {
            return Math.abs(distance - threshold) > 2 * ERROR;
        }
    }

    @Override
    public String run() {
        Table table = new Table(
                "rows, shift",
                List.of(
                        "runs",
                        "D of all",
                        "effect",
                        "differs at most",
                        "same at .1",
                        "if far",
                        "same at .3",
                        "if far",
                        "KLL rejects",
                        "all rows reject"));
        for (int rows : ROWS) {
            for (double shift : SHIFTS) {
                List<Pair> pairs = IntStream.range(0, rows == MOST ? 3 : 20)
                        .mapToObj(run -> pair(rows, shift, run))
                        .toList();
                table.row(String.format(Locale.ROOT, "%,d, %ss", rows, shift), cells(pairs));
            }
        }
        return table + String.format(Locale.ROOT, "far: more than twice the error %.3f from the threshold%n", ERROR);
    }

    private static List<String> cells(List<Pair> pairs) {
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(pairs.size()),
                String.format(
                        Locale.ROOT,
                        "%.3f",
                        pairs.stream().mapToDouble(Pair::distance).average().orElse(0)),
                String.format(
                        Locale.ROOT,
                        "%.3f",
                        pairs.stream().mapToDouble(Pair::effect).average().orElse(0)),
                String.format(
                        Locale.ROOT,
                        "%.3f",
                        pairs.stream()
                                .mapToDouble(pair -> Math.abs(pair.effect() - pair.distance()))
                                .max()
                                .orElse(0))));
        for (double threshold : new double[] {0.1, 0.3}) {
            List<Pair> far = pairs.stream().filter(pair -> pair.far(threshold)).toList();
            cells.add(share(pairs, threshold));
            cells.add(far.isEmpty() ? "-" : share(far, threshold));
        }
        cells.add(Long.toString(pairs.stream().filter(Pair::sketchesReject).count()));
        cells.add(Long.toString(pairs.stream().filter(Pair::allReject).count()));
        return cells;
    }

    private static String share(List<Pair> pairs, double threshold) {
        return pairs.stream().filter(pair -> pair.same(threshold)).count() + "/" + pairs.size();
    }

    private static Pair pair(int rows, double shift, int run) {
        SplittableRandom random = new SplittableRandom(6_000_000L + Math.round(shift * 100_000) + rows + run);
        Column reference = Source.NORMAL.column(rows, random);
        Column window = Source.NORMAL.column(rows, random).map(value -> value + shift);
        Monitor monitor = new Monitor(Watch.alone(0.1, rows), Batch.of(reference));
        monitor.judge(Batch.of(window));
        FeatureVerdict verdict = monitor.last().verdicts().get(0);
        TestResult test = Objects.requireNonNull(verdict.test());
        KolmogorovSmirnov all = new KolmogorovSmirnov();
        return new Pair(
                all.between(reference, window),
                test.effect(),
                test.pValue() <= verdict.level(),
                all.pValue(reference, window) <= LEVEL,
                org.apache.datasketches.quantilescommon.KolmogorovSmirnov.kolmogorovSmirnovTest(
                        sketch(reference), sketch(window), LEVEL));
    }

    private static KllDoublesSketch sketch(Column column) {
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();
        for (int row = 0; row < column.rows(); row++) {
            sketch.update(column.at(row));
        }
        return sketch;
    }
}
