package io.millrace.runtime.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builders of named, changelogged key-value stores. Values are bytes: what is in them is versioned by whoever writes them.
 */
public final class Stores {

    /** Small segments, so that a restore reads little that compaction would have removed. */
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", String.valueOf(16 << 20), "max.compaction.lag.ms", "60000");

    private Stores() {}

    /** A store of bytes by text key. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> byText(String name) {
        return keyValue(name, Serdes.String());
    }

    /** A store of bytes by bytes key, iterated in unsigned byte order. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> byBytes(String name) {
        return keyValue(name, Serdes.Bytes());
    }

    /**
     * A store of bytes by text key with a cache in front of it, for rows that are read and written for every event: most are in the
     * cache, and one that changes often is logged once a commit.
     */
    public static StoreBuilder<KeyValueStore<String, byte[]>> cachedByText(String name) {
        return byText(name).withCachingEnabled();
    }

    /** A store of bytes by bytes key with a cache in front of it, iterated in unsigned byte order. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> cachedByBytes(String name) {
        return byBytes(name).withCachingEnabled();
    }

    /** A store of bytes by bytes key in memory, without a changelog: for what is read from its topic at every start. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> inMemory(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingDisabled();
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> keyValue(String name, Serde<K> keys) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
