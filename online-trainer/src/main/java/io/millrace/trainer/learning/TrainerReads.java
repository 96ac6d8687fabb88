package io.millrace.trainer.learning;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a trainer keeps, for whoever only reads it: perhaps while the trainer writes, and then each call sees what is there at that moment. */
public interface TrainerReads {
    /** Returns one of the few rows there is only one of each. */
    byte @Nullable [] row(TrainerRow row);

    /** Hands over all entries of the journal from {@code from} on, in order of their positions. */
    void readJournal(long from, BiConsumer<Long, byte[]> reader);

    /** Returns the row of a key's own model of a learner. */
    byte @Nullable [] own(String learner, String key);

    /** Returns a piece of a learner's last snapshot. */
    byte @Nullable [] snapshotChunk(String learner, int index);
}
