package io.millrace.runtime.progress;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The two stores of a sequencer, in memory; they outlive it as a changelog does. */
record ProgressStores(KeyValueStore<Bytes, byte[]> held, KeyValueStore<String, byte[]> words) {

    static ProgressStores create() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        return new ProgressStores(store("held", Serdes.Bytes(), context), store("words", Serdes.String(), context));
    }

    private static <K> KeyValueStore<K, byte[]> store(
            String name, Serde<K> keys, MockProcessorContext<Void, Void> context) {
        KeyValueStore<K, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
