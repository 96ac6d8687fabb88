package io.millrace.trainer.query;

import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.SnapshotChunks;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.List;

/**
 * A version of a learner, as it is stored.
 *
 * @param pieces all there are, in order
 */
public record StoredVersion(ModelVersion version, List<byte[]> pieces) {

    /** Size of what is stored, compressed, in bytes. */
    public long stored() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    /**
     * The learner's saved bytes.
     *
     * @throws UnreadableStateException when they are not those that were saved
     */
    public byte[] bytes() {
        Snapshot snapshot = SnapshotChunks.assemble(pieces);
        if (!snapshot.hash().equals(version.sha256()) || snapshot.version() != version.version()) {
            throw new UnreadableStateException("the pieces hold version " + snapshot.version() + " with the hash "
                    + snapshot.hash() + "; expected version " + version.version() + " with " + version.sha256());
        }
        return snapshot.raw();
    }
}
