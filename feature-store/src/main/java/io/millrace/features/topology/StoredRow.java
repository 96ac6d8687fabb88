package io.millrace.features.topology;

import io.millrace.features.engine.RowState;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stored row of one entity, hot and cold, in the two stores of its station. */
final class StoredRow implements RowState {

    private final String key;
    private final KeyValueStore<String, byte[]> hot;
    private final KeyValueStore<String, byte[]> cold;

    StoredRow(String key, KeyValueStore<String, byte[]> hot, KeyValueStore<String, byte[]> cold) {
        this.key = key;
        this.hot = hot;
        this.cold = cold;
    }

    @Override
    public byte @Nullable [] hot() {
        return hot.get(key);
    }

    @Override
    public byte @Nullable [] cold() {
        return cold.get(key);
    }

    @Override
    public void hot(byte @Nullable [] row) {
        put(hot, row);
    }

    @Override
    public void cold(byte @Nullable [] row) {
        put(cold, row);
    }

    private void put(KeyValueStore<String, byte[]> store, byte @Nullable [] row) {
        if (row == null) {
            store.delete(key);
        } else {
            store.put(key, row);
        }
    }
}
