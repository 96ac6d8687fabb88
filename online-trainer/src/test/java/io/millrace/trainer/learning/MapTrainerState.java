package io.millrace.trainer.learning;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A trainer's state in maps, which counts its writes. */
public final class MapTrainerState implements TrainerState {
    final Map<String, byte[]> pending = new TreeMap<>();
    final Map<TrainerRow, byte[]> rows = new EnumMap<>(TrainerRow.class);
    final TreeMap<Long, byte[]> journal = new TreeMap<>();
    final Map<String, byte[]> chunks = new TreeMap<>();
    final Map<String, byte[]> own = new TreeMap<>();
    int writes;

    @Override
    public byte @Nullable [] pending(String exampleId) {
        return pending.get(exampleId);
    }

    @Override
    public void putPending(String exampleId, byte[] row) {
        writes++;
        pending.put(exampleId, row);
    }

    @Override
    public void deletePending(String exampleId) {
        writes++;
        pending.remove(exampleId);
    }

    @Override
    public byte @Nullable [] row(TrainerRow row) {
        return rows.get(row);
    }

    @Override
    public void putRow(TrainerRow row, byte[] value) {
        writes++;
        rows.put(row, value);
    }

    @Override
    public void appendJournal(long position, byte[] entry) {
        writes++;
        journal.put(position, entry);
    }

    @Override
    public void readJournal(long from, BiConsumer<Long, byte[]> reader) {
        journal.tailMap(from).forEach(reader);
    }

    @Override
    public void deleteJournal(long from, long to) {
        writes++;
        journal.subMap(from, to).clear();
    }

    @Override
    public byte @Nullable [] snapshotChunk(String learner, int index) {
        return chunks.get(learner + "/" + index);
    }

    @Override
    public void putSnapshotChunk(String learner, int index, byte[] chunk) {
        writes++;
        chunks.put(learner + "/" + index, chunk);
    }

    @Override
    public byte @Nullable [] own(String learner, String key) {
        return own.get(learner + "/" + key);
    }

    @Override
    public void putOwn(String learner, String key, byte[] row) {
        writes++;
        own.put(learner + "/" + key, row);
    }

    @Override
    public void deleteOwn(String learner) {
        writes++;
        own.keySet().removeIf(name -> name.startsWith(learner + "/"));
    }

    @Override
    public void sweepOwn(Predicate<byte[]> forgotten) {
        writes++;
        own.values().removeIf(forgotten);
    }

    @Override
    public void deleteSnapshotChunk(String learner, int index) {
        writes++;
        chunks.remove(learner + "/" + index);
    }
}
