package io.millrace.trainer.learning;

import java.util.Optional;

/**
 * Something in memory that is a function of the journal: always its last snapshot, restored, and what the journal holds since. Throw it
 * away at any time; the snapshot and the journal make it again.
 */
interface Follower {

    /** Returns the place in the journal of the next entry. */
    long position();

    /** Takes in what the journal already holds. */
    void replay(JournalEntry entry);

    /**
     * Takes in an entry that is appended to the journal, and takes a snapshot if one is due.
     *
     * @return the snapshot to store together with the entry; the journal before its position is then no longer needed
     */
    Optional<Snapshot> learn(JournalEntry entry);

    /** Takes a snapshot now; the caller has to store it. */
    Snapshot snapshot();
}
