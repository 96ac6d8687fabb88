package io.millrace.runtime.progress;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far into each source partition a step has handled every event, kept in the store of its {@link StoredProgress}: the minimum of what
 * the channels that bring a partition's events have said, once all events that were sent before have been handled.
 */
public final class StoredPositions {

    /** Not a channel name: those have a slash. */
    private static final String REACHED = "reached";

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Set<String>> channels;
    private final Map<String, Heard> heard = new HashMap<>();
    private Map<String, Long> reached;
    /** What has been sent to this step, and will be reached when event time has passed the newest of it. */
    private @Nullable Heard ahead;

    /**
     * Positions kept in a store.
     *
     * @param channels for each source partition those that bring its events
     */
    public StoredPositions(KeyValueStore<String, byte[]> store, Map<String, Set<String>> channels) {
        this.store = store;
        this.channels = Map.copyOf(channels);
        this.reached = decode(store.get(REACHED));
        try (KeyValueIterator<String, byte[]> words = store.all()) {
            while (words.hasNext()) {
                KeyValue<String, byte[]> word = words.next();
                if (StoredProgress.isChannel(word.key)) {
                    heard.put(word.key, Heard.decode(word.value));
                }
            }
        }
    }

    /** Takes a channel's word; what it says will be reached with {@link #settle}. */
    public void hear(String channel, Heard word) {
        heard.put(channel, word);
    }

    /**
     * Takes note that everything has been handled that was sent so far and has an event time up to this.
     *
     * @param time {@link Long#MAX_VALUE} where events are handled as they come
     * @return whether a position has moved
     */
    public boolean settle(long time) {
        if (ahead == null) {
            Map<String, Long> sent = sent();
            if (sent.equals(reached)) {
                return false;
            }
            ahead = new Heard(time, newest(), false, sent);
        }
        if (time < ahead.newest()) {
            return false;
        }
        reached = ahead.positions();
        ahead = null;
        store.put(REACHED, OffsetMap.encode(reached));
        return true;
    }

    /** The offset up to which every event of a source partition has been handled, by partition. */
    public Map<String, Long> reached() {
        return reached;
    }

    /** The same, from a store that is only read. */
    public static Map<String, Long> reachedIn(List<KeyValue<String, byte[]>> words) {
        for (KeyValue<String, byte[]> word : words) {
            if (word.key.equals(REACHED)) {
                return decode(word.value);
            }
        }
        return Map.of();
    }

    private Map<String, Long> sent() {
        Map<String, Long> sent = new HashMap<>();
        channels.forEach((log, bringing) -> {
            long least = Long.MAX_VALUE;
            for (String channel : bringing) {
                Heard word = heard.get(channel);
                Long offset = word == null ? null : word.positions().get(log);
                least = Math.min(least, offset == null ? -1 : offset);
            }
            if (least >= 0) {
                sent.put(log, least);
            }
        });
        return sent;
    }

    private long newest() {
        long newest = ProgressTracker.NONE;
        for (Heard word : heard.values()) {
            newest = Math.max(newest, word.newest());
        }
        return newest;
    }

    private static Map<String, Long> decode(byte @Nullable [] bytes) {
        return bytes == null ? Map.of() : OffsetMap.decode(ByteBuffer.wrap(bytes));
    }
}
