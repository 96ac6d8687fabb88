package io.millrace.features.topology;

import io.millrace.features.engine.RowState;
import io.millrace.features.query.ColdRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stored row of one entity, hot and cold, in the two stores of its station. What goes is put as null: a delete would read it first. */
final class StoredRow implements RowState {

    private final String key;
    private final KeyValueStore<String, byte[]> hot;
    private final KeyValueStore<Bytes, byte[]> cold;

    StoredRow(String key, KeyValueStore<String, byte[]> hot, KeyValueStore<Bytes, byte[]> cold) {
        this.key = key;
        this.hot = hot;
        this.cold = cold;
    }

    @Override
    public byte @Nullable [] hot() {
        return hot.get(key);
    }

    @Override
    public void hot(byte @Nullable [] row) {
        hot.put(key, row);
    }

    @Override
    public byte @Nullable [] cold(byte[] part) {
        return cold.get(ColdRows.key(key, part));
    }

    @Override
    public void cold(byte[] part, byte @Nullable [] bytes) {
        cold.put(ColdRows.key(key, part), bytes);
    }

    @Override
    public void dropCold(byte[] prefix) {
        Bytes from = ColdRows.key(key, prefix);
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> parts = cold.range(from, Bytes.increment(from))) {
            while (parts.hasNext()) {
                Bytes part = parts.next().key;
                if (ColdRows.isUnder(part, from)) {
                    keys.add(part);
                }
            }
        }
        keys.forEach(part -> cold.put(part, null));
    }
}
