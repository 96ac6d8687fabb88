package io.millrace.benchmarks.flink;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts calls and takes the time between two of them. Flink sends functions through Java's serialization; a meter that is read
 * back in the same process is the one that was written. Only one thread may call.
 */
final class Meter implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Map<UUID, Meter> METERS = new ConcurrentHashMap<>();

    private final UUID id = UUID.randomUUID();
    private final transient long first;
    private final transient long last;
    private final transient CompletableFuture<Long> nanos = new CompletableFuture<>();
    private transient volatile long calls;
    private transient long started;

    private Meter(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /** A meter that starts after {@code first} calls and stops with call {@code last}. */
    static Meter between(long first, long last) {
        Meter meter = new Meter(first, last);
        METERS.put(meter.id, meter);
        return meter;
    }

    /** Counts one call. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread calls, others only read
    void call() {
        long before = calls;
        if (before == first) {
            started = System.nanoTime();
        }
        calls = before + 1;
        if (before + 1 == last) {
            nanos.complete(System.nanoTime() - started);
        }
    }

    /** How many calls there were. */
    long calls() {
        return calls;
    }

    /** The time between the two calls, complete when the last was made. */
    CompletableFuture<Long> nanos() {
        return nanos;
    }

    @Serial
    private Object readResolve() {
        return Objects.requireNonNull(METERS.get(id), "a meter counts in the process that it was made in");
    }
}
