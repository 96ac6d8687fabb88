package io.millrace.features.query;

import io.millrace.runtime.progress.ProgressTracker;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A partition of a station that this process works on, as reads see it. */
public final class OpenPartition {

    private final ReadOnlyKeyValueStore<String, byte[]> hot;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> cold;
    private final RowLocks locks = new RowLocks();
    private final ReadCache cache;
    private volatile long counted = ProgressTracker.NONE;
    private volatile Map<String, Long> reached = Map.of();

    OpenPartition(
            ReadOnlyKeyValueStore<String, byte[]> hot, ReadOnlyKeyValueStore<Bytes, byte[]> cold, long cacheBytes) {
        this.cache = new ReadCache(cacheBytes);
        this.hot = hot;
        this.cold = cold;
    }

    /** Keep reads of a row apart from writes to it. */
    public RowLocks locks() {
        return locks;
    }

    /**
     * Takes note of how far the station has counted.
     *
     * @param time event time that has been counted
     * @param positions by source partition the offset up to which every event has been counted
     */
    public void counted(long time, Map<String, Long> positions) {
        reached = positions;
        counted = time;
    }

    /** The row of an entity changes; its lock is held. */
    public void changes(String entity) {
        cache.remove(entity);
    }

    ReadCache cache() {
        return cache;
    }

    ReadOnlyKeyValueStore<String, byte[]> hot() {
        return hot;
    }

    ReadOnlyKeyValueStore<Bytes, byte[]> cold() {
        return cold;
    }

    /** Event time that has been counted; 0 before the first event. */
    long counted() {
        return counted == ProgressTracker.NONE ? 0 : counted;
    }

    Map<String, Long> reached() {
        return reached;
    }
}
