package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A {@link ProgressTracker} that survives restarts: every word is kept in a store and heard again at the start. */
public final class StoredProgress {

    /** Not a channel name: those have a slash. */
    private static final String PASSED = "passed";

    private final KeyValueStore<String, byte[]> store;
    private final ProgressTracker tracker;

    /** Progress over these channels, kept in this store. */
    public StoredProgress(KeyValueStore<String, byte[]> store, Set<String> channels) {
        this.store = store;
        this.tracker = new ProgressTracker(channels);
        try (KeyValueIterator<String, byte[]> words = store.all()) {
            while (words.hasNext()) {
                KeyValue<String, byte[]> word = words.next();
                if (!word.key.equals(PASSED)) {
                    tracker.hear(word.key, Heard.decode(word.value));
                }
            }
        }
    }

    /**
     * Takes a channel's word.
     *
     * @return whether the watermark moved
     */
    public boolean hear(String channel, Heard word) {
        store.put(channel, word.encode());
        return tracker.hear(channel, word);
    }

    /** Event time up to which everything has come, inclusive. */
    public long watermark() {
        return tracker.watermark();
    }

    /** Newest event time seen anywhere upstream. */
    public long newest() {
        return tracker.newest();
    }

    /** Watermark that has been worked off and passed on. */
    public long passed() {
        byte[] bytes = store.get(PASSED);
        return bytes == null ? ProgressTracker.NONE : ByteBuffer.wrap(bytes).getLong();
    }

    void passed(long watermark) {
        store.put(PASSED, ByteBuffer.allocate(Long.BYTES).putLong(watermark).array());
    }

    /** Newest event time in a progress store that is only read, as a query does; {@link ProgressTracker#NONE} if none. */
    public static long newestIn(Iterable<KeyValue<String, byte[]>> words) {
        long newest = ProgressTracker.NONE;
        for (KeyValue<String, byte[]> word : words) {
            if (!word.key.equals(PASSED)) {
                newest = Math.max(newest, Heard.decode(word.value).newest());
            }
        }
        return newest;
    }

    /** Watermark passed on, from a progress store that is only read; {@link ProgressTracker#NONE} if none. */
    public static long passedIn(Iterable<KeyValue<String, byte[]>> words) {
        for (KeyValue<String, byte[]> word : words) {
            if (word.key.equals(PASSED)) {
                return ByteBuffer.wrap(word.value).getLong();
            }
        }
        return ProgressTracker.NONE;
    }
}
