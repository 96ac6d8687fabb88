package io.millrace.drift.topology;

import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.SampleKey;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Profiles of open windows in two stores: a tally per window, and each sampled row under its own key. */
final class ProfileStore {

    private final KeyValueStore<Bytes, byte[]> rows;
    private final KeyValueStore<Bytes, byte[]> tallies;
    private final long window;
    private final int features;
    private final int capacity;

    ProfileStore(
            KeyValueStore<Bytes, byte[]> rows,
            KeyValueStore<Bytes, byte[]> tallies,
            long window,
            int features,
            int capacity) {
        this.capacity = capacity;
        this.rows = rows;
        this.tallies = tallies;
        this.window = window;
        this.features = features;
    }

    /** Counts a row in the window of its event time. */
    void add(Row row) {
        long start = Math.floorDiv(row.time(), window) * window;
        byte[] stored = tallies.get(windowKey(start));
        WindowTally tally = stored == null
                ? WindowTally.empty(start, start + window, features, capacity)
                : WindowTally.fromBytes(stored);
        SampleKey key = row.key();
        WindowTally counted = tally.counted(row);
        SampleKey greatest = counted.greatest();
        if (counted.admits(key)) {
            rows.put(rowKey(start, key), row.toBytes());
            if (counted.full() && greatest != null) {
                rows.delete(rowKey(start, greatest));
                counted = counted.withSample(counted.sampled(), last(start));
            } else {
                SampleKey last = greatest == null || key.compareTo(greatest) > 0 ? key : greatest;
                counted = counted.withSample(counted.sampled() + 1, last);
            }
        }
        tallies.put(windowKey(start), counted.toBytes());
    }

    /** Takes out the profiles of all windows that end at or before a time, oldest first. */
    List<WindowProfile> takeUntil(long end) {
        List<WindowTally> complete = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> open = tallies.all()) {
            while (open.hasNext()) {
                WindowTally tally = WindowTally.fromBytes(open.next().value);
                if (tally.end() > end) {
                    break;
                }
                complete.add(tally);
            }
        }
        List<WindowProfile> profiles = new ArrayList<>();
        for (WindowTally tally : complete) {
            List<Row> sample = new ArrayList<>();
            for (KeyValue<Bytes, byte[]> row : stored(tally.start())) {
                sample.add(Row.fromBytes(row.value));
                rows.delete(row.key);
            }
            tallies.delete(windowKey(tally.start()));
            profiles.add(new WindowProfile(tally, sample));
        }
        return profiles;
    }

    private List<KeyValue<Bytes, byte[]>> stored(long start) {
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> sampled = rows.range(windowKey(start), windowKey(start + 1))) {
            sampled.forEachRemaining(found::add);
        }
        return found;
    }

    private SampleKey last(long start) {
        try (KeyValueIterator<Bytes, byte[]> sampled = rows.reverseRange(windowKey(start), windowKey(start + 1))) {
            return Row.fromBytes(sampled.next().value).key();
        }
    }

    private static Bytes windowKey(long start) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(start ^ Long.MIN_VALUE).array());
    }

    private static Bytes rowKey(long start, SampleKey key) {
        byte[] sample = key.toBytes();
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + sample.length)
                .putLong(start ^ Long.MIN_VALUE)
                .put(sample)
                .array());
    }
}
