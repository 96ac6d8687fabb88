package io.millrace.features.query;

import io.millrace.features.engine.RowState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The row of one entity, read from stores of this process: of which the hot part is at hand. */
final class QueriedRow implements RowState {

    private final String key;
    private final @Nullable HotRecord record;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> coldParts;

    QueriedRow(String key, @Nullable HotRecord record, ReadOnlyKeyValueStore<Bytes, byte[]> coldParts) {
        this.key = key;
        this.record = record;
        this.coldParts = coldParts;
    }

    @Override
    public byte @Nullable [] hot() {
        return record == null ? null : record.row();
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
