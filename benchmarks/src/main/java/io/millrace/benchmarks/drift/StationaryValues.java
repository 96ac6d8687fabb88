package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.detector.Contestant;
import io.millrace.benchmarks.drift.detector.Contestants;
import io.millrace.benchmarks.drift.detector.Detector;
import io.millrace.benchmarks.drift.detector.Signal;
import io.millrace.benchmarks.drift.stream.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** S1: how often detectors that are fed value by value cry wolf, in 1,000,000 values of which nothing changes. */
final class StationaryValues implements Experiment {

    private static final int RUNS = 10;
    private static final int VALUES = 100_000;

    private final List<Contestant> contestants = Contestants.with(0.3, 0.1);
    private final List<Source> sources = Source.NUMBERS;

    @Override
    public String run() {
        List<String> columns =
                new ArrayList<>(sources.stream().map(Source::label).toList());
        columns.add("ns/value");
        Table table = new Table("false alarms in 1,000,000 values", columns);
        List<long[]> bySource = sources.stream().map(this::alarms).toList();
        for (int i = 0; i < contestants.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < sources.size(); j++) {
                cells.add(takes(contestants.get(i), sources.get(j)) ? Long.toString(bySource.get(j)[i]) : "-");
            }
            cells.add(Long.toString(Pace.nanosPerValue(contestants.get(i))));
            table.row(contestants.get(i).name(), cells);
        }
        return table.toString();
    }

    private long[] alarms(Source source) {
        return IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> alarms(source, new SplittableRandom(run)))
                .reduce(new long[contestants.size()], StationaryValues::sum);
    }

    private long[] alarms(Source source, SplittableRandom random) {
        List<Detector> detectors =
                contestants.stream().map(contestant -> contestant.start().get()).toList();
        long[] alarms = new long[detectors.size()];
        for (int value = 0; value < VALUES; value++) {
            double next = source.next(random);
            for (int i = 0; i < alarms.length; i++) {
                if (takes(contestants.get(i), source)) {
                    alarms[i] += detectors.get(i).next(next) == Signal.ALARM ? 1 : 0;
                }
            }
        }
        return alarms;
    }

    private static boolean takes(Contestant contestant, Source source) {
        return source.bounded() || !contestant.bounded();
    }

    private static long[] sum(long[] one, long[] other) {
        return IntStream.range(0, one.length).mapToLong(i -> one[i] + other[i]).toArray();
    }
}
