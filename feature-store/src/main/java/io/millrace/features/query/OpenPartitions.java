package io.millrace.features.query;

import io.millrace.runtime.plan.Plan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of stations that this process works on: a station's processor puts its own in when it begins, and takes it out when it
 * ends, so that reads find the stores of what runs, also while other partitions move.
 *
 * <p>Kafka Streams has a way of its own to the stores of running tasks. At every single get it asks all threads for all their tasks, under
 * the lock by which tasks are restored, which is ten times what the get itself costs.
 */
public final class OpenPartitions {

    /** Heap for decoded rows, of all partitions of a project together. */
    private static final long CACHE_BYTES = 64L << 20;

    private final Map<Id, OpenPartition> open = new ConcurrentHashMap<>();
    private final long cacheBytes;

    private record Id(String entity, int partition) {}

    /** The partitions of a project. */
    public OpenPartitions(Plan plan) {
        int all = plan.project().partitions()
                * Math.max(1, plan.project().entities().size());
        this.cacheBytes = CACHE_BYTES / all;
    }

    /** Puts a partition in, as it is restored and about to be worked on. */
    public OpenPartition open(
            String entity,
            int partition,
            ReadOnlyKeyValueStore<String, byte[]> hot,
            ReadOnlyKeyValueStore<Bytes, byte[]> cold) {
        OpenPartition opened = new OpenPartition(hot, cold, cacheBytes);
        open.put(new Id(entity, partition), opened);
        return opened;
    }

    /** Takes it out, before its stores are closed; not another one that has been put in since. */
    public void close(String entity, int partition, OpenPartition opened) {
        open.remove(new Id(entity, partition), opened);
    }

    /** A partition; null when this process does not work on it. */
    public @Nullable OpenPartition find(String entity, int partition) {
        return open.get(new Id(entity, partition));
    }
}
