package io.millrace.benchmarks.engine;

import io.millrace.features.engine.Answer;
import java.util.concurrent.TimeUnit;
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
 * <p>Events of a dense key come ten to the hop of the shortest window, those of a sparse key one in two hops of the longest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    /** Lengths of the windows, separated by blanks. */
    @Param({"1m", "1h", "1d", "30d", "5m 1h 1d 7d", "1m 2m 5m 10m 15m 30m 1h 2h 4h 8h 12h 1d 2d 7d 14d 30d"})
    private String windows = "";

    /** How often events of one key come. */
    @Param
    private Density density = Density.DENSE;

    private Past past = new Past("1h", Density.DENSE);

    /** Gives every key a past. */
    @Setup
    public void fill() {
        past = new Past(windows, density);
        past.count(density.past());
    }

    /** Counts an event. */
    @Benchmark
    public void count() {
        past.engine().count(past.row(), past.event());
    }

    /** Answers an event with all features, then counts it. */
    @Benchmark
    public Answer answerThenCount() {
        return past.engine().answerThenCount(past.row(), past.event());
    }
}
