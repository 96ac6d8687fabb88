package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A {@link ProgressTracker} that survives restarts: every word is kept in a store and heard again at the start. */
public final class StoredProgress {

    /** Not channel names: those have a slash. */
    static final String PASSED = "passed";

    /** Kept because the last words alone do not give it: a channel that was idle may wake up behind it. */
    private static final String WATERMARK = "watermark";

    private final KeyValueStore<String, byte[]> store;
    private final ProgressTracker tracker;

    /** Progress over these channels, kept in this store. */
    public StoredProgress(KeyValueStore<String, byte[]> store, Set<String> channels) {
        this.store = store;
        this.tracker = new ProgressTracker(channels);
        try (KeyValueIterator<String, byte[]> words = store.all()) {
            while (words.hasNext()) {
                KeyValue<String, byte[]> word = words.next();
                if (isChannel(word.key)) {
                    tracker.hear(word.key, Heard.decode(word.value));
                }
            }
        }
        tracker.resume(time(WATERMARK));
    }

    /**
     * Takes a channel's word.
     *
     * @return whether the watermark moved
     */
    public boolean hear(String channel, Heard word) {
        store.put(channel, word.encode());
        boolean moved = tracker.hear(channel, word);
        if (moved) {
            store.put(WATERMARK, bytes(tracker.watermark()));
        }
        return moved;
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
        return time(PASSED);
    }

    void passed(long watermark) {
        store.put(PASSED, bytes(watermark));
    }

    private long time(String key) {
        byte[] bytes = store.get(key);
        return bytes == null ? ProgressTracker.NONE : ByteBuffer.wrap(bytes).getLong();
    }

    private static byte[] bytes(long time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
    }

    static boolean isChannel(String key) {
        return key.indexOf('/') >= 0;
    }

    static long newestIn(Iterable<KeyValue<String, byte[]>> words) {
        long newest = ProgressTracker.NONE;
        for (KeyValue<String, byte[]> word : words) {
            if (isChannel(word.key)) {
                newest = Math.max(newest, Heard.decode(word.value).newest());
            }
        }
        return newest;
    }

    /**
     * Event time that has been counted, from a progress store that is only read; {@link ProgressTracker#NONE} if none. Where events are
     * sorted, those that are newer than what was passed on wait for their turn.
     */
    public static long countedIn(List<KeyValue<String, byte[]>> words, boolean sorted) {
        long newest = newestIn(words);
        return sorted ? Math.min(newest, passedIn(words)) : newest;
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
