package io.millrace.drift.topology;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Where the events of open windows are in the partition that a task reads. What is in memory is a cache of the store. */
final class WindowOffsets {

    /** First and last offset, inclusive. */
    record Range(long from, long to) {

        private static Range of(byte[] stored) {
            ByteBuffer in = ByteBuffer.wrap(stored);
            return new Range(in.getLong(), in.getLong());
        }

        private byte[] toBytes() {
            return ByteBuffer.allocate(2 * Long.BYTES).putLong(from).putLong(to).array();
        }
    }

    private final KeyValueStore<Bytes, byte[]> store;
    private final long length;
    private final Map<Long, Range> open = new HashMap<>();

    /** Windows of a length in milliseconds, with what is in the store. */
    WindowOffsets(KeyValueStore<Bytes, byte[]> store, long length) {
        this.store = store;
        this.length = length;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                open.put(ByteBuffer.wrap(row.key.get()).getLong(), Range.of(row.value));
            }
        }
    }

    /** An event of a time is at an offset, after all those before it. */
    void add(long time, long offset) {
        long window = Math.floorDiv(time, length) * length;
        Range before = open.get(window);
        Range range = new Range(before == null ? offset : before.from, offset);
        open.put(window, range);
        store.put(key(window), range.toBytes());
    }

    /** Takes out the range of a window that something has come to. */
    Range take(long window) {
        Range range = open.remove(window);
        if (range == null) {
            throw new IllegalStateException("nothing has come to the window at " + window);
        }
        store.put(key(window), null);
        return range;
    }

    private static Bytes key(long window) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
    }
}
