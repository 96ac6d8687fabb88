package io.millrace.trainer.query;

import io.millrace.trainer.learning.TrainerReads;
import io.millrace.trainer.learning.TrainerRow;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** State of a trainer as its stores have it, read from outside of its thread. */
public record StoredReads(
        ReadOnlyKeyValueStore<String, byte[]> rows,
        ReadOnlyKeyValueStore<Bytes, byte[]> journal,
        ReadOnlyKeyValueStore<String, byte[]> snapshots,
        ReadOnlyKeyValueStore<String, byte[]> own)
        implements TrainerReads {

    @Override
    public byte @Nullable [] row(TrainerRow row) {
        return rows.get(row.name());
    }

    @Override
    public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
        try (KeyValueIterator<Bytes, byte[]> blocks =
                journal.range(StoreKeys.block(JournalBlocks.of(from)), StoreKeys.block(Long.MAX_VALUE))) {
            while (blocks.hasNext()) {
                KeyValue<Bytes, byte[]> block = blocks.next();
                JournalBlocks.read(StoreKeys.number(block.key), block.value, from, reader);
            }
        }
    }

    @Override
    public byte @Nullable [] own(String learner, String key) {
        return own.get(StoreKeys.own(learner, key));
    }

    @Override
    public byte @Nullable [] snapshotChunk(String learner, int index) {
        return snapshots.get(StoreKeys.chunk(learner, index));
    }
}
