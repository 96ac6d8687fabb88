package io.millrace.trainer.query;

import io.millrace.trainer.learning.TrainerRow;
import io.millrace.trainer.learning.TrainerState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** State of a trainer that lives as long as the object. */
final class InMemoryState implements TrainerState {

    private final Map<String, byte[]> pending = new HashMap<>();
    private final Map<TrainerRow, byte[]> rows = new EnumMap<>(TrainerRow.class);
    private final TreeMap<Long, byte[]> journal = new TreeMap<>();
    private final Map<String, byte[]> chunks = new HashMap<>();
    private final Map<String, byte[]> own = new HashMap<>();

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
        pending.remove(exampleId);
    }

    @Override
    public byte @Nullable [] row(TrainerRow row) {
        return rows.get(row);
    }

    @Override
    public void putRow(TrainerRow row, byte[] value) {
        rows.put(row, value);
    }

    @Override
    public void appendJournal(long position, byte[] entry) {
        journal.put(position, entry);
    }

    @Override
    public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
        journal.tailMap(from, true).forEach(reader);
    }

    @Override
    public void deleteJournal(long from, long to) {
        journal.subMap(from, true, to, false).clear();
    }

    @Override
    public byte @Nullable [] snapshotChunk(String learner, int index) {
        return chunks.get(learner + "/" + index);
    }

    @Override
    public void putSnapshotChunk(String learner, int index, byte[] chunk) {
        chunks.put(learner + "/" + index, chunk);
    }

    @Override
    public byte @Nullable [] own(String learner, String key) {
        return own.get(StoreKeys.own(learner, key));
    }

    @Override
    public void putOwn(String learner, String key, byte[] row) {
        own.put(StoreKeys.own(learner, key), row);
    }

    @Override
    public void deleteOwn(String learner) {
        own.keySet().removeIf(name -> name.startsWith(StoreKeys.own(learner, "")));
    }

    @Override
    public void sweepOwn(Predicate<byte[]> forgotten) {
        own.values().removeIf(forgotten);
    }

    @Override
    public void deleteSnapshotChunk(String learner, int index) {
        chunks.remove(learner + "/" + index);
    }
}
