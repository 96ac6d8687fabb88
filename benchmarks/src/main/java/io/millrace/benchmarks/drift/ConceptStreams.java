package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.stream.TurningConcepts;
import io.millrace.drift.detection.QualityChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * S4: thirty drifts in 154,987 rows, seen by monitors of the features. What others did is quoted, at the best of their configurations and at the median
 * one; their list of drifts lacks the thirtieth.
 */
final class ConceptStreams implements Experiment {

    private static final int SEEDS = 5;
    private static final int DRIFTS = (TurningConcepts.ROWS - 1) / TurningConcepts.EVERY;
    private static final int REFERENCE = 1_000;

    private static final QualityChecks TOGETHER = new QualityChecks(0, 0, 0, 0, 0.1, 0);

    private final Table table =
            new Table("", List.of("rows between false alarms", "mean delay", "missed", "alarms per run"));

    @Override
    public String run() {
        TurningConcepts sines = TurningConcepts.SINE_CLUSTERS;
        TurningConcepts waves = TurningConcepts.WAVEFORM;
        measure(sines, "features, windows of 100", Watch.both(0.3, 100), row -> row);
        measure(sines, "features, windows of the period, each alone", Watch.alone(0.3, 500), row -> row);
        measure(sines, "what goes together, windows of 100", new Watch(0.3, true, 100, TOGETHER), row -> row);
        measure(
                sines,
                "what goes together, windows of the period, each alone",
                new Watch(0.3, false, 500, TOGETHER),
                row -> row);
        measure(
                sines,
                "products of two, windows of the period, each alone",
                Watch.alone(0.3, 500),
                ConceptStreams::products);
        table.row("SineClusters: CSDDM, published best", List.of("3,643", "55", ".01", "70"));
        table.row("SineClusters: CSDDM, published median", List.of("932", "97", "0", "351"));
        table.row("SineClusters: D3, published best", List.of("8,124", "172", "0", "46"));
        table.row("SineClusters: D3, published median", List.of("63", "28", "0", "2,487"));
        table.row("SineClusters: SPLL, published best", List.of("12,727", "123", "0", "41"));
        table.row("SineClusters: SPLL, published median", List.of("262", "72", "0", "618"));
        measure(waves, "features, windows of 100", Watch.both(0.3, 100), row -> row);
        measure(waves, "features, windows of 32", Watch.both(0.3, 32), row -> row);
        table.row("WaveformDrift2: D3, published best", List.of("108,432", "48", "0", "30"));
        table.row("WaveformDrift2: D3, published median", List.of("5,074", "64", "0", "57"));
        table.row("WaveformDrift2: BNDM, published best", List.of("100,862", "75", "0", "31"));
        table.row("WaveformDrift2: BNDM, published median", List.of("841", "181", "0", "213"));
        table.row("WaveformDrift2: SPLL, published best", List.of("none", "6", "0", "30"));
        return table.toString();
    }

    private void measure(TurningConcepts stream, String how, Watch watch, UnaryOperator<double[]> features) {
        RenewedMonitor monitor = new RenewedMonitor(watch, REFERENCE / watch.rows() * watch.rows());
        Turns all = IntStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> Turns.of(monitor.alarms(
                        Arrays.stream(stream.rows(seed)).map(features).toArray(double[][]::new))))
                .reduce(new Turns(0, 0, 0, 0), Turns::plus);
        table.row(
                stream.label() + ": Millrace, " + how,
                List.of(
                        all.falseAlarms() == 0
                                ? "none"
                                : String.format(Locale.ROOT, "%,d", SEEDS * TurningConcepts.ROWS / all.falseAlarms()),
                        all.found() == 0 ? "-" : String.format(Locale.ROOT, "%.0f", (double) all.delay() / all.found()),
                        String.format(Locale.ROOT, "%.2f", 1 - (double) all.found() / (SEEDS * DRIFTS)),
                        String.format(Locale.ROOT, "%.1f", (double) all.alarms() / SEEDS)));
    }

    /** The second moments of a row: what two features have to do with each other. */
    private static double[] products(double[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, row.length).mapToDouble(j -> row[i] * row[j]))
                .toArray();
    }

    /** Alarms of runs: the first after a drift and before the next has found it, all others are false. */
    private record Turns(int alarms, int found, int falseAlarms, long delay) {

        static Turns of(List<Integer> alarms) {
            int found = 0;
            long delay = 0;
            int last = 0;
            for (int alarm : alarms) {
                int drift = Math.min(DRIFTS, (alarm - 1) / TurningConcepts.EVERY);
                if (drift > last) {
                    found++;
                    delay += alarm - (long) drift * TurningConcepts.EVERY;
                    last = drift;
                }
            }
            return new Turns(alarms.size(), found, alarms.size() - found, delay);
        }

        Turns plus(Turns other) {
            return new Turns(
                    alarms + other.alarms, found + other.found, falseAlarms + other.falseAlarms, delay + other.delay);
        }
    }
}
