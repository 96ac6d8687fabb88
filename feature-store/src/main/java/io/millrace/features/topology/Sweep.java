package io.millrace.features.topology;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.query.OpenPartition;
import io.millrace.runtime.progress.ProgressTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes from a station's rows what is beyond its time to live: it goes through the keys in their order, a bounded number at a step,
 * and begins again when event time has moved on by an eighth of the shortest retention.
 *
 * <p>What it removes is in no answer for a later event, so it does not matter when it comes by.
 */
final class Sweep {

    /** Rows looked at in one step. */
    static final int STEP = 256;

    private static final int PASSES_PER_RETENTION = 8;

    private final FeatureEngine engine;
    private final OpenPartition open;
    private final KeyValueStore<String, byte[]> hot;
    private final KeyValueStore<Bytes, byte[]> cold;
    private final BiConsumer<String, List<String>> removed;
    private final long retention;
    private long nextPass = Long.MIN_VALUE;
    private @Nullable String next;

    /** A sweep of two stores; {@code removed} is told of each entity the views that it has lost. */
    Sweep(
            FeatureEngine engine,
            OpenPartition open,
            KeyValueStore<String, byte[]> hot,
            KeyValueStore<Bytes, byte[]> cold,
            BiConsumer<String, List<String>> removed) {
        this.engine = engine;
        this.open = open;
        this.hot = hot;
        this.cold = cold;
        this.removed = removed;
        this.retention = engine.shortestRetention();
    }

    /** Goes on by one step's worth, if there is something to do; no event will come at or before the watermark. */
    void step(long watermark) {
        if (next == null) {
            if (retention == Long.MAX_VALUE || watermark == ProgressTracker.NONE || watermark < nextPass) {
                return;
            }
            nextPass = watermark + Math.max(1, retention / PASSES_PER_RETENTION);
            next = "";
        }
        List<String> keys = keysFrom(next);
        for (String key : keys) {
            List<String> views = open.locks()
                    .holding(key, () -> engine.expire(new StoredRow(key, open, hot, cold, null), watermark));
            if (!views.isEmpty()) {
                removed.accept(key, views);
            }
        }
        // the least key after the last one seen
        next = keys.size() < STEP ? null : keys.get(STEP - 1) + '\0';
    }

    private List<String> keysFrom(String first) {
        List<String> keys = new ArrayList<>(STEP);
        try (KeyValueIterator<String, byte[]> rows = hot.range(first, null)) {
            while (keys.size() < STEP && rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                keys.add(row.key);
            }
        }
        return keys;
    }
}
