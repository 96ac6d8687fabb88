package io.millrace.features.topology;

import io.millrace.features.ingest.SeenIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Event ids in a store, by generation and id. Generations that are over are removed a few at a time. */
final class StoredIds implements SeenIds {

    private static final byte[] PRESENT = {1};
    private static final int SWEEP_EVERY = 256;
    private static final int SWEEP = 1_024;

    private final KeyValueStore<Bytes, byte[]> store;
    private final long horizon;
    /** Where ids may be left; before it are only the marks of those removed, and to read over these takes ever longer. */
    private Bytes from = key(Long.MIN_VALUE, "");

    private int sinceSweep;

    StoredIds(KeyValueStore<Bytes, byte[]> store, Duration horizon) {
        this.store = store;
        this.horizon = horizon.toMillis();
    }

    @Override
    public boolean seenBefore(String id, long newest) {
        long generation = Math.floorDiv(newest, horizon);
        Bytes key = key(generation, id);
        if (store.get(key) != null || store.get(key(generation - 1, id)) != null) {
            return true;
        }
        store.put(key, PRESENT);
        if (++sinceSweep >= SWEEP_EVERY) {
            sinceSweep = 0;
            sweep(generation - 1);
        }
        return false;
    }

    private void sweep(long oldest) {
        Bytes end = key(oldest, "");
        if (from.compareTo(end) >= 0) {
            return;
        }
        List<Bytes> over = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> ids = store.range(from, end)) {
            while (ids.hasNext() && over.size() < SWEEP) {
                over.add(ids.next().key);
            }
        }
        over.forEach(store::delete);
        from = over.size() < SWEEP ? end : over.get(SWEEP - 1);
    }

    private static Bytes key(long generation, String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(generation ^ Long.MIN_VALUE)
                .put(text)
                .array());
    }
}
