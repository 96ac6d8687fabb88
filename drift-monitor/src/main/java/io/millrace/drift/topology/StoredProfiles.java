package io.millrace.drift.topology;

import io.millrace.drift.detection.ProfileState;
import io.millrace.drift.detection.SampleKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Profiles of open windows in two changelogged stores: a tally per window, and each sampled row under its own key. What goes is put as null: a
 * delete would read it first.
 */
final class StoredProfiles implements ProfileState {

    private final KeyValueStore<Bytes, byte[]> rows;
    private final KeyValueStore<Bytes, byte[]> tallies;

    StoredProfiles(KeyValueStore<Bytes, byte[]> rows, KeyValueStore<Bytes, byte[]> tallies) {
        this.rows = rows;
        this.tallies = tallies;
    }

    @Override
    public List<byte[]> tallies() {
        List<byte[]> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = tallies.all()) {
            all.forEachRemaining(tally -> found.add(tally.value));
        }
        return found;
    }

    @Override
    public void putTally(long window, byte[] tally) {
        tallies.put(windowKey(window), tally);
    }

    @Override
    public void deleteTally(long window) {
        tallies.put(windowKey(window), null);
    }

    @Override
    public void putRow(long window, SampleKey key, byte[] row) {
        rows.put(rowKey(window, key), row);
    }

    @Override
    public void deleteRow(long window, SampleKey key) {
        rows.put(rowKey(window, key), null);
    }

    @Override
    public List<SampleKey> keys(long window) {
        return stored(window).stream()
                .map(row -> SampleKey.fromBytes(ByteBuffer.wrap(row.key.get()).position(Long.BYTES)))
                .toList();
    }

    @Override
    public List<byte[]> takeRows(long window) {
        List<KeyValue<Bytes, byte[]>> found = stored(window);
        found.forEach(row -> rows.put(row.key, null));
        return found.stream().map(row -> row.value).toList();
    }

    private List<KeyValue<Bytes, byte[]>> stored(long window) {
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> sample = rows.range(windowKey(window), windowKey(window + 1))) {
            sample.forEachRemaining(found::add);
        }
        return found;
    }

    private static Bytes windowKey(long window) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(window ^ Long.MIN_VALUE).array());
    }

    private static Bytes rowKey(long window, SampleKey key) {
        byte[] sample = key.toBytes();
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + sample.length)
                .putLong(window ^ Long.MIN_VALUE)
                .put(sample)
                .array());
    }
}
