package io.millrace.trainer.learning;

import java.util.Map;
import java.util.Optional;

/** How all learners of a model do. Like the learners it follows the journal, whose entries say what was predicted. */
final class LiveStandings implements Follower {
    /** The name of their snapshots, which no learner can have. */
    static final String NAME = "#standings";

    private static final int FORMAT = 6;

    private final SnapshotPolicy policy;
    private final Standings all;
    private final Segments segments;
    private long version;
    private long position;
    private long journalBytes;
    private long lastRawSize;

    /** Restores them if there is a snapshot. */
    LiveStandings(TrainerDefinition definition, Optional<Snapshot> last) {
        this.policy = definition.policy();
        if (last.isEmpty()) {
            this.all = new Standings(definition);
            this.segments = new Segments(definition);
            return;
        }
        Snapshot snapshot = last.get();
        this.version = snapshot.version();
        this.position = snapshot.position();
        this.lastRawSize = snapshot.rawSize();
        Decoder in = new Decoder("standings", FORMAT, snapshot.raw());
        this.all = Standings.read(definition, in);
        this.segments = Segments.read(definition, in);
        in.end();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void replay(JournalEntry entry) {
        long place = position++;
        journalBytes += entry.size();
        all.judge(place, entry);
        segments.judge(place, entry);
    }

    @Override
    public Optional<Snapshot> learn(JournalEntry entry) {
        replay(entry);
        return policy.due(journalBytes, lastRawSize) ? Optional.of(snapshot()) : Optional.empty();
    }

    @Override
    public Snapshot snapshot() {
        Encoder out = new Encoder(FORMAT);
        all.write(out);
        segments.write(out);
        Snapshot snapshot = Snapshot.of(++version, position, position, NAME, out.toBytes());
        journalBytes = 0;
        lastRawSize = snapshot.rawSize();
        return snapshot;
    }

    /** Standings over all labels. */
    Standings all() {
        return all;
    }

    /** Evaluations as they are now in parts of the examples, by part and learner. */
    Map<String, Map<String, Map<Span, Evaluation>>> segments() {
        return segments.now();
    }
}
