package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.rule.Contestant;
import io.millrace.benchmarks.drift.rule.Contestants;
import io.millrace.benchmarks.drift.rule.WindowRule;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** S9 by rules: the share of windows flagged, of the feature that is broken, against the same 20,000 rows; rules leave out what is missing. */
final class BreaksByRules implements Experiment {

    private static final int RUNS = 10;
    private static final int WINDOWS = 20;
    private static final int REFERENCE = 20_000;

    @Override
    public String run() {
        List<Contestant> contestants = Contestants.with();
        Table table = new Table(
                "% of windows flagged",
                contestants.stream().map(Contestant::name).toList());
        for (Break broken : Break.values()) {
            if (broken != Break.GAP) {
                table.row(broken.label(), cells(broken, contestants));
            }
        }
        return table.toString();
    }

    private static List<String> cells(Break broken, List<Contestant> contestants) {
        List<String> cells = new ArrayList<>();
        for (Contestant contestant : contestants) {
            long flagged = IntStream.range(0, RUNS)
                    .parallel()
                    .mapToLong(run -> flagged(broken, contestant, new SplittableRandom(9_000 + run)))
                    .sum();
            cells.add(String.format(Locale.ROOT, "%.1f", 100.0 * flagged / (RUNS * WINDOWS)));
        }
        return cells;
    }

    private static long flagged(Break broken, Contestant contestant, SplittableRandom random) {
        int feature = broken.ofCategory() ? 1 : 0;
        Batch reference = Break.NONE.rows(REFERENCE, random);
        WindowRule rule = contestant.learn().apply(reference.columns().get(feature));
        return IntStream.range(0, WINDOWS)
                .filter(window -> rule.flags(broken.window(random).columns().get(feature)))
                .count();
    }
}
