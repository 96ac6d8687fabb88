package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.rule.Contestant;
import io.millrace.benchmarks.drift.rule.Contestants;
import io.millrace.benchmarks.drift.rule.WindowRule;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.benchmarks.drift.stream.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** S1 in windows: how often rules flag one of 200 rows though nothing has changed since the reference of 2,000. */
final class StationaryWindows implements Experiment {

    private static final int RUNS = 10;
    private static final int VALUES = 100_000;
    private static final int REFERENCE = 2_000;
    private static final int WINDOW = 200;
    private static final int WINDOWS = (VALUES - REFERENCE) / WINDOW;

    private final List<Contestant> contestants =
            Contestants.with(Watch.both(0.3, WINDOW), Watch.both(0.1, WINDOW), Watch.alone(0.1, WINDOW));

    @Override
    public String run() {
        Table table = new Table(
                String.format(Locale.ROOT, "alarms in %,d windows of %d rows", RUNS * WINDOWS, WINDOW),
                Source.ALL.stream().map(Source::label).toList());
        List<List<Integer>> bySource = Source.ALL.stream().map(this::alarms).toList();
        for (int i = 0; i < contestants.size(); i++) {
            int contestant = i;
            table.row(
                    contestants.get(i).name(),
                    bySource.stream()
                            .map(alarms -> Integer.toString(alarms.get(contestant)))
                            .toList());
        }
        return table.toString();
    }

    private List<Integer> alarms(Source source) {
        List<List<Integer>> byRun = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> alarms(source.column(VALUES, new SplittableRandom(2_000 + run))))
                .toList();
        List<Integer> sums = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            int contestant = i;
            sums.add(byRun.stream().mapToInt(alarms -> alarms.get(contestant)).sum());
        }
        return sums;
    }

    private List<Integer> alarms(Column column) {
        Column reference = column.rows(0, REFERENCE);
        List<WindowRule> rules = contestants.stream()
                .map(contestant -> contestant.learn().apply(reference))
                .toList();
        int[] alarms = new int[rules.size()];
        for (int from = REFERENCE; from < VALUES; from += WINDOW) {
            Column window = column.rows(from, from + WINDOW);
            for (int i = 0; i < alarms.length; i++) {
                alarms[i] += rules.get(i).flags(window) ? 1 : 0;
            }
        }
        return Arrays.stream(alarms).boxed().toList();
    }
}
