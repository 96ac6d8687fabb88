package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the pieces of what a learner is to be; they come one by one, and a process may end between two of them. */
final class Restoration {
    /** Before the names of learners, of which none begins so. */
    private static final String PREFIX = "#restore/";

    private final TrainerState state;

    Restoration(TrainerState state) {
        this.state = state;
    }

    /**
     * Takes the next piece.
     *
     * @return the whole, if this was the last piece
     * @throws UnreadableStateException if the pieces are no snapshot
     */
    Optional<Snapshot> take(String learner, int piece, int pieces, byte[] bytes) {
        String name = PREFIX + learner;
        state.putSnapshotChunk(name, piece, bytes);
        if (piece + 1 < pieces) {
            return Optional.empty();
        }
        List<byte[]> all = new ArrayList<>();
        byte @Nullable [] one = state.snapshotChunk(name, 0);
        for (int i = 0; one != null || i < pieces; one = state.snapshotChunk(name, ++i)) {
            if (one != null && i < pieces) {
                all.add(one);
            }
            if (one != null) { // more are there when a longer one was begun and left
                state.deleteSnapshotChunk(name, i);
            }
        }
        return Optional.of(SnapshotChunks.assemble(all));
    }
}
