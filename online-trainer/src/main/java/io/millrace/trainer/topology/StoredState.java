package io.millrace.trainer.topology;

import io.millrace.trainer.learning.TrainerRow;
import io.millrace.trainer.learning.TrainerState;
import io.millrace.trainer.query.StoreNames;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** State of a trainer in changelogged stores: what it writes for an entry commits with the entry. */
final class StoredState implements TrainerState {

    private final KeyValueStore<String, byte[]> pending;
    private final KeyValueStore<String, byte[]> rows;
    private final KeyValueStore<Bytes, byte[]> journal;
    private final KeyValueStore<String, byte[]> snapshots;

    StoredState(ProcessorContext<?, ?> context) {
        this.pending = context.getStateStore(StoreNames.PENDING);
        this.rows = context.getStateStore(StoreNames.ROWS);
        this.journal = context.getStateStore(StoreNames.JOURNAL);
        this.snapshots = context.getStateStore(StoreNames.SNAPSHOTS);
    }

    @Override
    public byte @Nullable [] pending(String exampleId) {
        return pending.get(exampleId);
    }

    @Override
    public void putPending(String exampleId, byte[] row) {
        pending.put(exampleId, row);
    }

    @Override
    public void deletePending(String exampleId) {
        pending.delete(exampleId);
    }

    @Override
    public byte @Nullable [] row(TrainerRow row) {
        return rows.get(row.name());
    }

    @Override
    public void putRow(TrainerRow row, byte[] value) {
        rows.put(row.name(), value);
    }

    @Override
    public void appendJournal(long position, byte[] entry) {
        journal.put(key(position), entry);
    }

    @Override
    public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
        try (KeyValueIterator<Bytes, byte[]> entries = journal.range(key(from), key(Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                reader.accept(ByteBuffer.wrap(entry.key.get()).getLong(), entry.value);
            }
        }
    }

    @Override
    public void deleteJournal(long from, long to) {
        for (long position = from; position < to; position++) {
            journal.delete(key(position));
        }
    }

    @Override
    public byte @Nullable [] snapshotChunk(String learner, int index) {
        return snapshots.get(chunk(learner, index));
    }

    @Override
    public void putSnapshotChunk(String learner, int index, byte[] chunk) {
        snapshots.put(chunk(learner, index), chunk);
    }

    @Override
    public void deleteSnapshotChunk(String learner, int index) {
        snapshots.delete(chunk(learner, index));
    }

    private static String chunk(String learner, int index) {
        return learner + "/" + index;
    }

    /** Positions are not negative, so their unsigned byte order is their order. */
    private static Bytes key(long position) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }
}
