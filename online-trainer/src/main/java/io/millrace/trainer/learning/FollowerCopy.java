package io.millrace.trainer.learning;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a follower of the journal, beside the trainer's own: brought up to date from what the trainer keeps, which it only reads. What the journal
 * has beyond it is replayed, and the last snapshot is restored when there is a new one. So both are always the same.
 */
final class FollowerCopy<F extends Follower> {
    /** The trainer may write a snapshot piece by piece while it is read. */
    private static final int TRIES = 10;

    private String name = "";
    private long version;
    private @Nullable F copy;

    /**
     * Brings it up to date.
     *
     * @param follower under which name the snapshots are kept
     * @param open restores the follower from its snapshot, if there is one
     * @throws UnreadableStateException if the state is being changed so that no whole follower can be read
     */
    F follow(TrainerReads state, String follower, Supplier<F> open) {
        for (int left = TRIES; ; left--) {
            try {
                return tryToFollow(state, follower, open);
            } catch (UnreadableStateException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private F tryToFollow(TrainerReads state, String follower, Supplier<F> open) {
        long stored = StoredSnapshots.version(state, follower);
        F known = copy;
        F current = known != null && name.equals(follower) && version == stored ? known : open.get();
        copy = null; // until it has come to the end: whatever is thrown in between leaves half a copy
        state.readJournal(current.position(), (at, entry) -> {
            if (at != current.position()) {
                throw new UnreadableStateException("the journal has no entry " + current.position() + " any more");
            }
            current.replay(JournalEntry.fromBytes(entry));
        });
        name = follower;
        version = stored;
        copy = current;
        return current;
    }
}
