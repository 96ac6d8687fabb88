package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.rule.Contestant;
import io.millrace.benchmarks.drift.rule.Contestants;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.benchmarks.drift.stream.Source;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** S2 in windows: a shift of a fifth of a standard deviation, in one window of 2,000 rows, beside the same without it. */
final class SmallShift implements Experiment {

    private static final int ROWS = 2_000;
    private static final int RUNS = 300;
    private static final double SHIFT = 0.2;

    @Override
    public String run() {
        Table table = new Table("% of windows of 2,000 rows flagged", List.of("nothing changed", "+.2s"));
        for (Contestant contestant : Contestants.with(Watch.alone(0.05, ROWS), Watch.both(0.05, ROWS))) {
            table.row(contestant.name(), List.of(flagged(contestant, 0), flagged(contestant, SHIFT)));
        }
        return table.toString();
    }

    private static String flagged(Contestant contestant, double shift) {
        long flagged = IntStream.range(0, RUNS)
                .parallel()
                .filter(run -> {
                    SplittableRandom random = new SplittableRandom(3_000 + run);
                    Column reference = Source.NORMAL.column(ROWS, random);
                    Column window = Source.NORMAL.column(ROWS, random);
                    return contestant.learn().apply(reference).flags(window.map(value -> value + shift));
                })
                .count();
        return String.format(Locale.ROOT, "%.1f", 100.0 * flagged / RUNS);
    }
}
