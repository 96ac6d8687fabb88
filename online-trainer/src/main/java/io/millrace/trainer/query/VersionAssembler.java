package io.millrace.trainer.query;

import io.millrace.schemas.SnapshotChunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts versions together from the pieces in a snapshots topic. */
public final class VersionAssembler {

    private final Map<String, List<byte[]>> begun = new HashMap<>();

    /**
     * Takes the next piece.
     *
     * @param time event time of its record
     * @return the version that is complete with it
     */
    public Optional<StoredVersion> take(SnapshotChunk chunk, long time) {
        List<byte[]> pieces = begun.computeIfAbsent(chunk.getLearner(), learner -> new ArrayList<>());
        if (chunk.getChunk() == 0) {
            pieces.clear();
        }
        ByteBuffer bytes = chunk.getBytes().duplicate();
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        pieces.add(piece);
        return chunk.getChunk() + 1 == chunk.getChunks()
                ? Optional.of(new StoredVersion(ModelVersion.of(chunk, time), List.copyOf(pieces)))
                : Optional.empty();
    }
}
