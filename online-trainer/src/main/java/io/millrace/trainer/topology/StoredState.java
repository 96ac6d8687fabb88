package io.millrace.trainer.topology;

import io.millrace.trainer.learning.TrainerReads;
import io.millrace.trainer.learning.TrainerRow;
import io.millrace.trainer.learning.TrainerState;
import io.millrace.trainer.query.JournalBlocks;
import io.millrace.trainer.query.StoreKeys;
import io.millrace.trainer.query.StoreNames;
import io.millrace.trainer.query.StoredReads;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * State of a trainer in changelogged stores: what it writes for an entry commits with the entry. What goes is put as null: a delete would
 * read it first.
 */
final class StoredState implements TrainerState {

    private static final int SWEPT_AT_ONCE = 20_000;

    private final KeyValueStore<String, byte[]> pending;
    private final KeyValueStore<String, byte[]> rows;
    private final KeyValueStore<Bytes, byte[]> journal;
    private final KeyValueStore<String, byte[]> snapshots;
    private final KeyValueStore<String, byte[]> own;
    private final TrainerReads reads;

    /** Where the next sweep begins; the first row, if null. */
    private @Nullable String swept;

    /** The block of the journal that is not full yet. */
    private byte @Nullable [] open;

    StoredState(ProcessorContext<?, ?> context) {
        this.pending = context.getStateStore(StoreNames.PENDING);
        this.rows = context.getStateStore(StoreNames.ROWS);
        this.journal = context.getStateStore(StoreNames.JOURNAL);
        this.snapshots = context.getStateStore(StoreNames.SNAPSHOTS);
        this.own = context.getStateStore(StoreNames.OWN);
        this.reads = new StoredReads(rows, journal, snapshots, own);
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
        pending.put(exampleId, null);
    }

    @Override
    public byte @Nullable [] row(TrainerRow row) {
        return reads.row(row);
    }

    @Override
    public void putRow(TrainerRow row, byte[] value) {
        rows.put(row.name(), value);
    }

    @Override
    public void appendJournal(long position, byte[] entry) {
        long number = JournalBlocks.of(position);
        if (position % JournalBlocks.ENTRIES == 0) {
            open = null;
        } else if (open == null) {
            open = journal.get(StoreKeys.block(number)); // where the process before this one has ended
        }
        open = JournalBlocks.with(open, entry);
        journal.put(StoreKeys.block(number), open);
    }

    @Override
    public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
        reads.readJournal(from, reader);
    }

    @Override
    public void deleteJournal(long from, long to) {
        for (long number = JournalBlocks.of(from); number < JournalBlocks.of(to); number++) {
            journal.put(StoreKeys.block(number), null);
        }
    }

    @Override
    public byte @Nullable [] own(String learner, String key) {
        return reads.own(learner, key);
    }

    @Override
    public void putOwn(String learner, String key, byte[] row) {
        own.put(StoreKeys.own(learner, key), row);
    }

    @Override
    public void deleteOwn(String learner) {
        try (KeyValueIterator<String, byte[]> rows =
                own.range(StoreKeys.own(learner, ""), StoreKeys.afterOwn(learner))) {
            rows.forEachRemaining(row -> own.put(row.key, null));
        }
    }

    @Override
    public void sweepOwn(Predicate<byte[]> forgotten) {
        String next = null;
        try (KeyValueIterator<String, byte[]> rows = own.range(swept, null)) {
            for (int looked = 0; rows.hasNext(); looked++) {
                KeyValue<String, byte[]> row = rows.next();
                if (looked == SWEPT_AT_ONCE) {
                    next = row.key;
                    break;
                }
                if (forgotten.test(row.value)) {
                    own.put(row.key, null);
                }
            }
        }
        swept = next;
    }

    @Override
    public byte @Nullable [] snapshotChunk(String learner, int index) {
        return reads.snapshotChunk(learner, index);
    }

    @Override
    public void putSnapshotChunk(String learner, int index, byte[] chunk) {
        snapshots.put(StoreKeys.chunk(learner, index), chunk);
    }

    @Override
    public void deleteSnapshotChunk(String learner, int index) {
        snapshots.put(StoreKeys.chunk(learner, index), null);
    }
}
