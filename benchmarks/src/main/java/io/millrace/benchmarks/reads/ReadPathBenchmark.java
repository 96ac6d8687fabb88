package io.millrace.benchmarks.reads;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.rocksdb.RocksDBException;

/** What a read of 50 features costs in process, beside RocksDB's own read of the same bytes. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadPathBenchmark {

    private static final int USERS = 2_000;
    private static final int EVENTS = 200_000;
    private static final int REQUESTS = 4_096;

    /** Entities of a request. */
    @Param({"1", "10", "100"})
    private int entities;

    private Serving serving;
    private RawRows raw;
    private List<FeatureRequest> requests = List.of();
    private int next;

    /** The store is filled by {@link #fill}. */
    @SuppressWarnings("NullAway.Init") // JMH calls fill before anything else
    public ReadPathBenchmark() {}

    /** Starts a feature store, and copies its rows. */
    @Setup(Level.Trial)
    public void fill() throws Exception {
        serving = Serving.start(USERS, EVENTS);
        raw = RawRows.copy(serving.station(), USERS, Files.createTempDirectory("raw"));
        requests = serving.requests(REQUESTS, USERS, entities);
        System.out.printf("a row has %,d bytes%n", raw.bytes() / USERS);
    }

    private FeatureRequest request() {
        return requests.get(next++ & (REQUESTS - 1));
    }

    /** Millrace. */
    @Benchmark
    public List<FeatureVector> read() {
        return serving.reader().read(request()).toCompletableFuture().join();
    }

    /** RocksDB. */
    @Benchmark
    public void rawGet(Blackhole out) throws RocksDBException {
        for (var row : request().rows()) {
            out.consume(raw.get(row.getOrDefault("user", "")));
        }
    }

    /** Ends both. */
    @TearDown(Level.Trial)
    public void end() {
        raw.close();
        serving.close();
    }
}
