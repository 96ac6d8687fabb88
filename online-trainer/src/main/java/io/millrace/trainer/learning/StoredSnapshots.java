package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last snapshot of every learner, in pieces, in a {@link TrainerState}. */
final class StoredSnapshots {
    private final TrainerState state;
    private final int largestChunk;

    StoredSnapshots(TrainerState state, int largestChunk) {
        this.state = state;
        this.largestChunk = largestChunk;
    }

    Optional<Snapshot> read(String learner) {
        return read(state, learner);
    }

    /** The same, for who only reads. */
    static Optional<Snapshot> read(TrainerReads state, String learner) {
        int count = count(state, learner);
        if (count == 0) {
            return Optional.empty();
        }
        List<byte[]> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] chunk = state.snapshotChunk(learner, i);
            if (chunk == null) {
                throw new UnreadableStateException(
                        "piece " + i + " of " + count + " of the snapshot of '" + learner + "' is missing");
            }
            chunks.add(chunk);
        }
        return Optional.of(SnapshotChunks.assemble(chunks));
    }

    void write(String learner, Snapshot snapshot) {
        int before = count(state, learner);
        List<byte[]> chunks = SnapshotChunks.split(snapshot, largestChunk);
        for (int i = 0; i < chunks.size(); i++) {
            state.putSnapshotChunk(learner, i, chunks.get(i));
        }
        for (int i = chunks.size(); i < before; i++) {
            state.deleteSnapshotChunk(learner, i);
        }
    }

    void delete(String learner) {
        int count = count(state, learner);
        for (int i = 0; i < count; i++) {
            state.deleteSnapshotChunk(learner, i);
        }
    }

    /** Version of a learner's last snapshot; 0 when there is none. */
    static long version(TrainerReads state, String learner) {
        byte[] first = state.snapshotChunk(learner, 0);
        return first == null ? 0 : SnapshotChunks.version(first);
    }

    private static int count(TrainerReads state, String learner) {
        byte[] first = state.snapshotChunk(learner, 0);
        return first == null ? 0 : SnapshotChunks.count(first);
    }
}
