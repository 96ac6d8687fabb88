package io.millrace.features.query;

import io.millrace.features.engine.RowState;
import io.millrace.runtime.event.SourceOffset;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The row of one entity, read from stores of this process: its hot part once. */
final class QueriedRow implements RowState {

    private final String key;
    private final @Nullable HotRecord record;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> coldParts;

    QueriedRow(
            String key, ReadOnlyKeyValueStore<String, byte[]> hotRows, ReadOnlyKeyValueStore<Bytes, byte[]> coldParts) {
        byte[] bytes = hotRows.get(key);
        this.key = key;
        this.record = bytes == null ? null : new HotRecord(key, bytes);
        this.coldParts = coldParts;
    }

    /** Position of the event that was counted last; null when there is none. */
    @Nullable
    SourceOffset last() {
        return record == null ? null : record.last();
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
