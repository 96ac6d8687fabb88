package io.millrace.trainer.learning;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link PrequentialTrainer} keeps what it knows; everything is bytes under a key. The writes of one call to the
 * trainer have to become durable together or not at all, and are read back by the calls that follow.
 */
public interface TrainerState extends TrainerReads {
    /** Returns the row of a waiting example. */
    byte @Nullable [] pending(String exampleId);

    /** Writes the row of an example. */
    void putPending(String exampleId, byte[] row);

    /** Deletes the row of an example. */
    void deletePending(String exampleId);

    /** Writes one of those rows. */
    void putRow(TrainerRow row, byte[] value);

    /** Appends to the journal all learners share; {@code position} grows by one each time. */
    void appendJournal(long position, byte[] entry);

    /** Deletes the entries from {@code from} up to but without {@code to}. */
    void deleteJournal(long from, long to);

    /** Writes a piece, in place of the one the snapshot before had there. */
    void putSnapshotChunk(String learner, int index, byte[] chunk);

    /** Writes the row of a key's own model of a learner. */
    void putOwn(String learner, String key, byte[] row);

    /** Deletes the rows of all keys. */
    void deleteOwn(String learner);

    /** Deletes, out of the rows of all learners and keys, those to be forgotten; a call may look at some of them only, the next one at others. */
    void sweepOwn(Predicate<byte[]> forgotten);

    /** Deletes a piece. */
    void deleteSnapshotChunk(String learner, int index);
}
