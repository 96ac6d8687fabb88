package io.millrace.features.topology;

import io.millrace.features.engine.RowState;
import io.millrace.features.query.ColdRows;
import io.millrace.features.query.HotRecord;
import io.millrace.features.query.OpenPartition;
import io.millrace.runtime.event.SourceOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The stored row of one entity, hot and cold, in the two stores of its station; the hot part with the position of the event that was
 * counted last. What goes is put as null: a delete would read it first.
 */
final class StoredRow implements RowState {

    private final String key;
    private final OpenPartition open;
    private final KeyValueStore<String, byte[]> hot;
    private final KeyValueStore<Bytes, byte[]> cold;
    private @Nullable SourceOffset last;

    /**
     * The row; what is written is of the event at a position, or of the last one where none is given.
     *
     * @param open partition that is told of each change
     */
    StoredRow(
            String key,
            OpenPartition open,
            KeyValueStore<String, byte[]> hot,
            KeyValueStore<Bytes, byte[]> cold,
            @Nullable SourceOffset event) {
        this.key = key;
        this.open = open;
        this.hot = hot;
        this.cold = cold;
        this.last = event;
    }

    @Override
    public byte @Nullable [] hot() {
        byte[] bytes = hot.get(key);
        if (bytes == null) {
            return null;
        }
        HotRecord record = new HotRecord(key, bytes);
        if (last == null) {
            last = record.last();
        }
        return record.row();
    }

    @Override
    public void hot(byte @Nullable [] row) {
        open.changes(key);
        hot.put(key, row == null ? null : HotRecord.encode(Objects.requireNonNull(last), row));
    }

    @Override
    public byte @Nullable [] cold(byte[] part) {
        return cold.get(ColdRows.key(key, part));
    }

    @Override
    public void cold(byte[] part, byte @Nullable [] bytes) {
        open.changes(key);
        cold.put(ColdRows.key(key, part), bytes);
    }

    @Override
    public void dropCold(byte[] prefix) {
        open.changes(key);
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
