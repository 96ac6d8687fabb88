package io.millrace.trainer.learning;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A learner whose state in memory is always "the last snapshot, restored, and the journal since, learned".
 *
 * <p>Taking a snapshot therefore replaces the learner with one restored from those very bytes. Without that, a process
 * that restarted and one that never stopped would hold objects of different histories, which may be saved as different
 * bytes although they predict the same. With it, equal logs give equal hashes, however often a process was killed.
 */
public final class LiveModel implements Follower {
    private final LearnerFactory factory;
    private final LearnerSpec spec;
    private final InputSchema schema;
    private final SnapshotPolicy policy;

    private Learner learner;
    private long version;
    private long position;
    private long learned;
    private long journalBytes;
    private long lastRawSize;

    private LiveModel(
            LearnerFactory factory, LearnerSpec spec, InputSchema schema, SnapshotPolicy policy, Learner learner) {
        this.factory = factory;
        this.spec = spec;
        this.schema = schema;
        this.policy = policy;
        this.learner = learner;
    }

    /**
     * Starts an untrained model.
     *
     * @param position the place in the journal where it begins to learn, 0 for a new journal
     * @throws LearnerOptionsException if the options cannot be used
     */
    public static LiveModel create(
            LearnerFactory factory, LearnerSpec spec, InputSchema schema, SnapshotPolicy policy, long position) {
        LiveModel model = new LiveModel(factory, spec, schema, policy, factory.create(spec, schema));
        model.position = position;
        return model;
    }

    /**
     * Restores a model; {@link #replay} then has to be given every journal entry from the snapshot's position on.
     *
     * @throws UnreadableStateException if the snapshot is of another definition or cannot be restored
     */
    public static LiveModel restore(
            LearnerFactory factory, LearnerSpec spec, InputSchema schema, SnapshotPolicy policy, Snapshot snapshot) {
        Learner learner = factory.restore(spec, schema, snapshot.raw());
        if (!learner.describe().equals(snapshot.description())) {
            throw new UnreadableStateException("snapshot " + snapshot.version() + " is of '" + snapshot.description()
                    + "', the definition says '" + learner.describe()
                    + "'; go back to that definition, or rebuild the model from its examples");
        }
        LiveModel model = new LiveModel(factory, spec, schema, policy, learner);
        model.version = snapshot.version();
        model.position = snapshot.position();
        model.learned = snapshot.learned();
        model.lastRawSize = snapshot.rawSize();
        return model;
    }

    /** Returns the scores per class; see {@link Learner#predict}. */
    public double[] predict(Inputs inputs) {
        return learner.predict(inputs);
    }

    /** Learns what the journal already holds. */
    @Override
    public void replay(JournalEntry entry) {
        train(entry);
        position++;
        journalBytes += entry.size();
    }

    /** One that was found to have outgrown its budget when it was last saved learns no more. */
    private void train(JournalEntry entry) {
        if (!policy.outgrown(lastRawSize)) {
            learner.learn(entry.inputs(), entry.label(), entry.weight());
            learned += entry.weight() > 0 ? 1 : 0;
        }
    }

    /**
     * Learns an entry that the caller appends to the journal, and takes a snapshot if one is due.
     *
     * @return the snapshot to store in the same transaction as the entry; the journal before its position is then no
     *     longer needed
     */
    @Override
    public Optional<Snapshot> learn(JournalEntry entry) {
        replay(entry);
        return policy.due(journalBytes, lastRawSize) ? Optional.of(snapshot()) : Optional.empty();
    }

    /** Takes a snapshot now and goes on from its bytes, or those of a new learner if it has outgrown its budget; the caller has to store it. */
    @Override
    public Snapshot snapshot() {
        byte[] raw = learner.save();
        if (policy.outgrown(raw.length)
                && policy.resets()
                && version > 0) { // a first version of nothing is of one that joins
            raw = factory.create(spec, schema).save();
            learned = 0;
        }
        Learner restored = factory.restore(spec, schema, raw);
        Snapshot snapshot = Snapshot.of(version + 1, position, learned, restored.describe(), raw);
        learner = restored;
        version = snapshot.version();
        journalBytes = 0;
        lastRawSize = snapshot.rawSize();
        return snapshot;
    }

    /**
     * Becomes what a snapshot says, and takes a new one of that; the caller has to store it.
     *
     * @param since what it learns before that, of what it has passed already
     * @throws UnreadableStateException if it is of another definition or cannot be restored; nothing has changed then
     */
    public Snapshot become(Snapshot other, List<JournalEntry> since) {
        if (!other.description().equals(learner.describe())) {
            throw new UnreadableStateException(
                    "the state is of '" + other.description() + "', and the learner is '" + learner.describe() + "'");
        }
        learner = factory.restore(spec, schema, other.raw());
        learned = other.learned();
        lastRawSize = other.rawSize();
        since.forEach(this::train);
        return snapshot();
    }

    /** Begins anew, and takes a snapshot of that; the caller has to store it. */
    public Snapshot reset() {
        learner = factory.create(spec, schema);
        learned = 0;
        return snapshot();
    }

    /** Returns the SHA-256 of the learner's saved bytes, in hex: equal for equal logs. Costs a save. */
    public String hash() {
        return HexFormat.of().formatHex(Digest.sha256(learner.save()));
    }

    /** Returns what {@link Learner#describe()} says. */
    public String description() {
        return learner.describe();
    }

    /** Returns the version of the last snapshot, 0 before the first. */
    public long version() {
        return version;
    }

    /** Returns the place in the journal of the next entry. */
    @Override
    public long position() {
        return position;
    }

    /** Returns how many examples have been learned. */
    public long learned() {
        return learned;
    }
}
