package io.millrace.features.query;

import io.millrace.features.engine.RowState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The row of one entity, read from stores of this process. */
record QueriedRow(
        String key, ReadOnlyKeyValueStore<String, byte[]> hotRows, ReadOnlyKeyValueStore<Bytes, byte[]> coldParts)
        implements RowState {

    @Override
    public byte @Nullable [] hot() {
        return hotRows.get(key);
    }

    @Override
    public byte @Nullable [] cold(byte[] part) {
        return coldParts.get(ColdRows.key(key, part));
    }

    @Override
    public void hot(byte @Nullable [] row) {
        throw readOnly();
    }

    @Override
    public void cold(byte[] part, byte @Nullable [] bytes) {
        throw readOnly();
    }

    @Override
    public void dropCold(byte[] prefix) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a read changes nothing");
    }
}
