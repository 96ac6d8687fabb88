package io.millrace.features.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows of which partitions the copy in this process may be read: a standby, and what is being restored, lacks entities until it has once
 * come as far as its changelogs were when it was first seen. From then on what it says is true of an earlier moment.
 */
final class StandbyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final List<String> STORES = List.of(Layouts.HOT_STORE, Layouts.COLD_STORE);

    /** The last record of a changelog is the mark that its transaction is committed, which no store holds. */
    private static final long MARK = 1;

    private final Map<String, KafkaStreams> stations;
    private final Map<Copy, CatchUp> copies = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "standby-watch");
        thread.setDaemon(true);
        return thread;
    });

    private record Copy(String entity, String store, int partition) {}

    /** How far a copy is, and has to be. */
    private record CatchUp(long goal, long at) {

        boolean done() {
            return at + MARK >= goal;
        }
    }

    StandbyWatch(Map<String, KafkaStreams> stations) {
        this.stations = Map.copyOf(stations);
        timer.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the copy of a partition holds all that it held at some moment. */
    boolean hasCaughtUp(String entity, int partition) {
        return STORES.stream().allMatch(store -> {
            CatchUp copy = copies.get(new Copy(entity, store, partition));
            return copy != null && copy.done();
        });
    }

    /** Of how many partitions of a station the copy in this process may be read, whether it works on them or stands by. */
    long caughtUp(String entity) {
        return copies.keySet().stream()
                .filter(copy -> copy.entity().equals(entity) && copy.store().equals(Layouts.HOT_STORE))
                .filter(copy -> hasCaughtUp(entity, copy.partition()))
                .count();
    }

    private void look() {
        Map<Copy, CatchUp> seen = new HashMap<>();
        stations.forEach((entity, station) -> {
            try {
                Map<String, Map<Integer, LagInfo>> lags = station.allLocalStorePartitionLags();
                for (String store : STORES) {
                    lags.getOrDefault(store, Map.of()).forEach((partition, lag) -> {
                        Copy copy = new Copy(entity, store, partition);
                        seen.put(copy, next(copies.get(copy), lag));
                    });
                }
            } catch (IllegalStateException | KafkaException e) {
                LOG.debug("the lags of station {} are not known", entity, e); // not running yet, or the broker is away
            }
        });
        copies.keySet().retainAll(seen.keySet());
        copies.putAll(seen);
    }

    /** A copy that has gone back was begun anew. */
    private static CatchUp next(@Nullable CatchUp before, LagInfo lag) {
        if (before == null || lag.currentOffsetPosition() < before.at()) {
            return new CatchUp(lag.endOffsetPosition(), lag.currentOffsetPosition());
        }
        return new CatchUp(before.goal(), lag.currentOffsetPosition());
    }

    /** Lets a look that is under way come to its end: Kafka would log that it was interrupted. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
