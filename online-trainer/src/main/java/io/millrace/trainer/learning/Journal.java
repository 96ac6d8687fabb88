package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was learned, in order. Several follow it, each from where its own last snapshot stands, and it keeps what the one with the
 * oldest still needs, and {@value #KEPT} entries before that.
 */
final class Journal {
    /** Entries that are kept although all have learned them, as examples of what is usual. */
    static final int KEPT = 64;

    private final TrainerState state;
    private final StoredSnapshots stored;
    private final Map<String, Follower> followers = new LinkedHashMap<>();
    private final Map<String, Long> snapshotPositions = new LinkedHashMap<>();
    private long start;
    private long end;

    /**
     * A stored journal.
     *
     * @param start position of the oldest entry kept
     * @param end position of the next entry
     */
    Journal(TrainerState state, StoredSnapshots stored, long start, long end) {
        this.state = state;
        this.stored = stored;
        this.start = start;
        this.end = end;
    }

    /** Adds one that follows; its snapshots are stored under the name. */
    void follow(String name, Follower follower) {
        followers.put(name, follower);
        snapshotPositions.put(name, follower.position());
    }

    /** Leaves one out that does not follow any more. */
    void unfollow(String name) {
        followers.remove(name);
        snapshotPositions.remove(name);
    }

    /**
     * Hands everybody what came after their snapshot.
     *
     * @throws UnreadableStateException if entries are missing
     */
    void replay() {
        long from =
                followers.values().stream().mapToLong(Follower::position).min().orElse(end);
        state.readJournal(from, (at, bytes) -> {
            JournalEntry entry = JournalEntry.fromBytes(bytes);
            for (Follower follower : followers.values()) {
                if (follower.position() == at) {
                    follower.replay(entry);
                }
            }
        });
        followers.forEach((name, follower) -> {
            if (follower.position() != end) {
                throw new UnreadableStateException("the journal takes '" + name + "' to position " + follower.position()
                        + ", but " + end + " examples were learned: entries are missing");
            }
        });
    }

    /**
     * Appends an entry for all to learn, and stores whatever snapshots are due.
     *
     * @param now those of which one is taken before they learn the entry, whether due or not
     * @return the snapshots, by name
     */
    Map<String, Snapshot> append(JournalEntry entry, Set<String> now) {
        Map<String, Snapshot> snapshots = new LinkedHashMap<>();
        followers.forEach((name, follower) -> {
            if (now.contains(name)) {
                snapshots.put(name, follower.snapshot());
            }
        });
        followers.forEach(
                (name, follower) -> follower.learn(entry).ifPresent(snapshot -> snapshots.put(name, snapshot)));
        state.appendJournal(end++, entry.toBytes());
        snapshots.forEach((name, snapshot) -> {
            stored.write(name, snapshot);
            snapshotPositions.put(name, snapshot.position());
        });
        trim();
        return snapshots;
    }

    /**
     * Returns the entries from a position on.
     *
     * @throws UnreadableStateException if the first of them is not kept any more
     */
    List<JournalEntry> since(long from) {
        if (from < start || from > end) {
            throw new UnreadableStateException(
                    "the journal holds the positions " + start + " to " + end + ", and not " + from);
        }
        List<JournalEntry> entries = new ArrayList<>();
        state.readJournal(from, (at, bytes) -> entries.add(JournalEntry.fromBytes(bytes)));
        return entries;
    }

    /** Stores a snapshot that was taken out of turn. */
    void store(String name, Snapshot snapshot) {
        stored.write(name, snapshot);
        snapshotPositions.put(name, snapshot.position());
        trim();
    }

    private void trim() {
        long oldest = snapshotPositions.values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(end);
        long needed = oldest - KEPT;
        if (needed > start) {
            state.deleteJournal(start, needed);
            start = needed;
        }
    }

    /** Returns the position of the oldest entry kept. */
    long start() {
        return start;
    }

    /** Returns the position of the next entry: the number of examples learned. */
    long end() {
        return end;
    }
}
