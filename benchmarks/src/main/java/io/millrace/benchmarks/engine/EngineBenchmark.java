package io.millrace.benchmarks.engine;

import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What an event costs in the engine alone: six aggregates over each window, rows in memory.
 *
 * <p>Events of a dense key come ten to the hop of the window, those of a sparse key one in two hops of the longest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    private static final int KEYS = 2_000;
    private static final int HISTORY_EVENTS = 1_000;
    private static final long START = 1_700_000_000_000L;

    /** Lengths of the windows, separated by blanks. */
    @Param({"1m", "1h", "1d", "30d", "5m 1h 1d 7d", "1m 2m 5m 10m 15m 30m 1h 2h 4h 8h 12h 1d 2d 7d 14d 30d"})
    private String windows = "";

    /** How often events of one key come. */
    @Param
    private Density density = Density.DENSE;

    private FeatureEngine engine = new FeatureEngine(SixAggregates.layout(List.of()));
    private final MemoryRow[] rows = new MemoryRow[KEYS];
    private final Random random = new Random(1);
    private double spacing;
    private long next;

    /** What was written. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Written {

        private double hotBytes;
        private double coldBytes;
        private double stateBytes;

        /** Bytes of the hot row per event. */
        public double hotBytes() {
            return hotBytes;
        }

        /** Bytes of cold parts per event. */
        public double coldBytes() {
            return coldBytes;
        }

        /** Bytes held per key. */
        public double stateBytes() {
            return stateBytes;
        }
    }

    /** Gives every key a past. */
    @Setup
    public void fill() {
        List<String> lengths = Stream.of(windows.split(" ")).toList();
        engine = new FeatureEngine(SixAggregates.layout(lengths));
        spacing = (double) density.spacing(lengths) / KEYS;
        for (int i = 0; i < KEYS; i++) {
            rows[i] = new MemoryRow();
        }
        for (int i = 0; i < KEYS * HISTORY_EVENTS; i++) {
            engine.count(row(), event());
        }
    }

    /** Counts an event. */
    @Benchmark
    public void count(Written written) {
        MemoryRow row = row();
        engine.count(row, event());
        sum(written);
    }

    /** Answers an event with all features, then counts it. */
    @Benchmark
    public Answer answerThenCount() {
        return engine.answerThenCount(row(), event());
    }

    private void sum(Written written) {
        if (next % (KEYS * 100L) == 0) {
            double hot = 0;
            double cold = 0;
            double held = 0;
            for (MemoryRow row : rows) {
                hot += row.hotBytes();
                cold += row.coldBytes();
                held += row.size();
            }
            written.hotBytes = hot / next;
            written.coldBytes = cold / next;
            written.stateBytes = held / KEYS;
        }
    }

    private MemoryRow row() {
        return rows[random.nextInt(KEYS)];
    }

    private Event event() {
        next++;
        long time = START + (long) (next * spacing);
        return new Event("orders", "e", time, Map.of("amount", (double) random.nextInt(10_000) / 100));
    }
}
