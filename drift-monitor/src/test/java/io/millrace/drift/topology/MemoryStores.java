package io.millrace.drift.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Key-value stores in memory. */
final class MemoryStores {

    private MemoryStores() {}

    static <K> StoreBuilder<KeyValueStore<K, byte[]>> builder(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray());
    }

    /** A store that is open, outside any topology. */
    static <K> KeyValueStore<K, byte[]> open(String name, Serde<K> keys) {
        KeyValueStore<K, byte[]> store =
                builder(name, keys).withLoggingDisabled().build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }
}
