package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import io.millrace.trainer.learning.Counters.Count;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Test-then-train with labels that come late: every learner predicts an example when it is asked about, is judged by what
 * it said <em>then</em> once the label is there, and learns the example after that.
 *
 * <p>What happens is a function of the calls and their order. Everything is kept in a {@link TrainerState}: throw this
 * object away after any call, make a new one of the same state, and it goes on with the same results to the last byte,
 * as long as the definition is the same. A call either returns and has made all its writes, or throws; after an
 * exception other than {@link UnusableInputException}, which changes nothing, throw the object away. For one thread.
 */
public final class PrequentialTrainer {
    private final InputSchema schema;
    private final TrainerDefinition definition;
    private final Weighing weighing;
    private final TrainerState state;
    private final PendingExamples pending;
    private final LearnerGroup learners;
    private final Journal journal;
    private final LiveStandings standings;
    private final Restoration restoration;
    private final Championship championship;
    private final Searches searches;
    private final Frost frost;
    private Counters counters;

    /**
     * Starts or continues a model. A learner that the stored state does not know starts untrained at the next label; one
     * that the definition no longer has is forgotten then.
     *
     * @throws LearnerOptionsException if a learner's options cannot be used
     * @throws UnreadableStateException if the stored state is of another definition, incomplete or damaged
     */
    public PrequentialTrainer(TrainerDefinition definition, LearnerFactory factory, TrainerState state) {
        this.schema = definition.schema();
        this.definition = definition;
        this.weighing = definition.weighing();
        this.state = state;
        this.pending = new PendingExamples(state);
        this.restoration = new Restoration(state);
        this.counters = TrainerCopy.counters(state);
        this.championship = new Championship(definition, state);
        byte @Nullable [] roll = state.row(TrainerRow.ROSTER);
        Roster roster = roll == null ? null : Roster.fromBytes(roll);
        StoredSnapshots snapshots = new StoredSnapshots(state, definition.largestChunk());
        this.journal = new Journal(state, snapshots, roster == null ? 0 : roster.journalStart(), counters.learned());
        this.searches = new Searches(definition, state);
        this.frost = new Frost(state);
        this.learners = new LearnerGroup(definition, factory, state, roster, snapshots, journal, searches::without);
        this.standings = new LiveStandings(definition, snapshots.read(LiveStandings.NAME));
        journal.follow(LiveStandings.NAME, standings);
        journal.replay();
    }

    /**
     * Predicts an example and remembers what was said until its label or its timeout. Where examples are learned as they come, all learn it then.
     *
     * @param exampleId what the label will name
     * @param time the example's time, given back with the label
     * @param inputs the inputs in the schema's order
     * @return what was said; empty if the id waits already, which is counted as a duplicate
     * @throws UnusableInputException if an input cannot be used; nothing has changed then
     */
    public Optional<Predicted> predict(String exampleId, long time, Inputs inputs) {
        schema.check(inputs);
        if (definition.rules().awaited() && pending.get(exampleId) != null) {
            count(Count.DUPLICATES);
            return Optional.empty();
        }
        List<Prediction> predictions = learners.predict(inputs, championship.champion());
        if (definition.rules().awaited()) {
            pending.put(exampleId, new PendingExample(time, inputs, predictions));
        }
        Map<String, Snapshot> snapshots = Map.of();
        if (schema.unsupervised()) {
            snapshots = learn(new JournalEntry(inputs, Double.NaN, frost.frozen() ? 0 : 1), time);
            counters = counters.plus(Count.UNLABELLED, 1);
        }
        count(Count.PREDICTIONS);
        return Optional.of(new Predicted(predictions, snapshots));
    }

    /** Returns what every learner says of inputs, without counting or remembering it. */
    public List<Prediction> ask(Inputs inputs) {
        schema.check(inputs);
        return learners.predict(inputs, championship.champion());
    }

    /**
     * Judges every learner by what it said of an example, then lets all learn it that have not learned it as it came. Where corrections are learned, a later label of the
     * same example is too, until its timeout.
     *
     * @param time the label's time, epoch milliseconds
     * @param label the index of the example's class, or the number that it is
     * @param weight how often the label lets the example count, 0 or more
     * @throws UnusableInputException if it cannot be its label; nothing has changed then
     */
    public LabelOutcome label(String exampleId, long time, double label, double weight) {
        schema.checkLabel(label);
        PendingExample example = pending.get(exampleId);
        if (example == null) {
            count(Count.UNMATCHED);
            return new LabelOutcome.Unmatched();
        }
        if (!example.labelled()) {
            LabelOutcome.Joined joined = join(exampleId, example, time, label, weight, Count.JOINED);
            counters = counters.plus(Count.LABEL_DELAY, Math.max(0, time - example.time()));
            count(Count.JOINED);
            return joined;
        }
        if (!definition.rules().corrections()) { // it waits from a time when corrections were learned
            pending.delete(exampleId);
            count(Count.UNMATCHED);
            return new LabelOutcome.Unmatched();
        }
        if (example.label() == label) {
            count(Count.REPEATED);
            return new LabelOutcome.Repeated();
        }
        Map<String, Snapshot> snapshots =
                learn(new JournalEntry(example.inputs(), label, weight(exampleId, label, weight)), time);
        pending.put(exampleId, example.labelled(label));
        count(Count.CORRECTED);
        return new LabelOutcome.Corrected(snapshots);
    }

    private LabelOutcome.Joined join(
            String exampleId, PendingExample example, long time, double label, double weight, Count count) {
        Map<String, Snapshot> snapshots = learn(example.entry(label, weight(exampleId, label, weight)), time);
        if (count == Count.JOINED && definition.rules().corrections()) {
            pending.put(exampleId, example.labelled(label));
        } else {
            pending.delete(exampleId);
        }
        return new LabelOutcome.Joined(example.time(), example.predictions(), label, snapshots);
    }

    /** How often an example is learned whose label has come: what was learned as it came is only judged then. */
    private double weight(String exampleId, double label, double said) {
        return schema.unsupervised() || frost.frozen() ? 0 : weighing.of(exampleId, label, said);
    }

    private Map<String, Snapshot> learn(JournalEntry entry, long time) {
        Map<String, Snapshot> snapshots = journal.append(entry, learners.changed() ? changing() : Set.of());
        learners.begun();
        learners.learnOwn(entry, time);
        championship.settle();
        snapshots.remove(LiveStandings.NAME);
        return snapshots;
    }

    /** Those of whom a snapshot is taken when learners come or go: one that left and comes back is judged anew. */
    private Set<String> changing() {
        Set<String> changing = new LinkedHashSet<>(learners.joining());
        changing.add(LiveStandings.NAME);
        return changing;
    }

    /**
     * The time for an example's label is up: it is forgotten, or learned with the label that it counts as having then.
     *
     * @return what came of it, if it was learned
     */
    public Optional<LabelOutcome.Joined> timeout(String exampleId) {
        PendingExample example = pending.get(exampleId);
        if (example == null) {
            return Optional.empty();
        }
        if (example.labelled()) {
            pending.delete(exampleId);
            return Optional.empty();
        }
        count(Count.TIMED_OUT);
        if (definition.otherwise().isPresent()) {
            LabelOutcome.Joined joined = join(
                    exampleId, example, example.time(), definition.otherwise().getAsDouble(), 1, Count.OTHERWISE);
            count(Count.OTHERWISE);
            return Optional.of(joined);
        }
        pending.delete(exampleId);
        return Optional.empty();
    }

    /** Lets those learners go whose time in their search is up. Called at every mark, before {@link #mark}. */
    public List<Elimination> eliminate() {
        List<Elimination> leaving = searches.mark(standings.all(), championship.champion(), state);
        leaving.forEach(one -> learners.leave(one.learner()));
        return leaving;
    }

    /**
     * Looks whether another learner has earned to answer, where the definition has a rule for that. Called at every mark.
     *
     * @param time the mark's time
     * @return the change, if there is one
     */
    public Optional<Promotion> mark(long time) {
        learners.mark(time);
        return championship.mark(standings.all(), learners::has);
    }

    /**
     * Lets a learner answer from now on.
     *
     * @param reason why, in words
     * @throws UnusableInputException if there is no such learner, or it is a baseline, or answers already; nothing has changed then
     */
    public Promotion promote(String learner, String reason) {
        requireHere(learner);
        return championship.promote(learner, reason);
    }

    /**
     * Takes a piece of what a learner is to be from now on.
     *
     * @param catchUp whether it learns what the journal holds from the position of the snapshot on
     * @return what it has become, with the last piece
     * @throws UnusableInputException if there is no such learner, the pieces are no snapshot of it, or it cannot catch up any more; it
     *     goes on as it was then
     */
    public Optional<Snapshot> restore(String learner, int piece, int pieces, byte[] bytes, boolean catchUp) {
        if (!definition.learners().containsKey(learner)) {
            throw new UnusableInputException(
                    Suggestion.unknown("learner", learner, definition.learners().keySet()));
        }
        requireHere(learner);
        if (Objects.requireNonNull(definition.learners().get(learner)).perKey()) {
            throw new UnusableInputException(
                    "learner '" + learner + "' has models of its own for each key, and of these no versions are kept: "
                            + "it cannot be put back; relearn it under another name");
        }
        try {
            return restoration
                    .take(learner, piece, pieces, bytes)
                    .map(whole -> learners.restore(learner, whole, catchUp));
        } catch (UnreadableStateException e) {
            throw new UnusableInputException("learner '" + learner + "' cannot be restored: " + e.getMessage());
        }
    }

    /**
     * Lets a learner begin anew.
     *
     * @throws UnusableInputException if there is no such learner; nothing has changed then
     */
    public Snapshot reset(String learner) {
        if (!definition.learners().containsKey(learner)) {
            throw new UnusableInputException(
                    Suggestion.unknown("learner", learner, definition.learners().keySet()));
        }
        requireHere(learner);
        return learners.reset(learner);
    }

    /** Returns whether there is a learner of this name, and it has learned nothing yet, or nothing since it began anew. */
    public boolean untrained(String learner) {
        return learners.has(learner) && learners.learned(learner) == 0;
    }

    /** Returns how many examples a learner has learned. */
    public long learned(String learner) {
        return learners.learned(learner);
    }

    /** Lets no learner learn until {@link #thaw} takes the same cause back; all go on to predict, and are judged. Says whether it is a new one. */
    public boolean freeze(String cause) {
        return frost.freeze(cause);
    }

    /** Takes back a cause of not learning; all of them, if it has no name. Says whether there was one. */
    public boolean thaw(String cause) {
        return frost.thaw(cause);
    }

    private void requireHere(String learner) {
        if (searches.without(learner)) {
            throw new UnusableInputException("learner '" + learner + "' has left its search, and does not come back");
        }
    }

    /** Returns the name of the learner that answers. */
    public String champion() {
        return championship.champion();
    }

    /** Returns the version of a learner's last snapshot, 0 before the first. */
    public long version(String learner) {
        return learners.version(learner);
    }

    /** Returns the counters. */
    public Counters counters() {
        return counters;
    }

    /** Returns evaluations as they are now, by learner. */
    public Map<String, Map<Span, Evaluation>> evaluations() {
        Map<String, Map<Span, Evaluation>> now = standings.all().now();
        now.keySet().removeIf(learner -> !learners.has(learner));
        return now;
    }

    /** Returns evaluations as they are now in parts of the examples, by part and learner; none where the definition knows of no parts. */
    public Map<String, Map<String, Map<Span, Evaluation>>> segments() {
        Map<String, Map<String, Map<Span, Evaluation>>> segments = standings.segments();
        segments.values().forEach(now -> now.keySet().removeIf(learner -> !learners.has(learner)));
        return segments;
    }

    /**
     * Returns the evaluation of one learner over all labels since it began.
     *
     * @throws IllegalArgumentException if there is no such learner
     */
    public Evaluation evaluation(String learner) {
        Map<Span, Evaluation> spans = standings.all().now().get(learner);
        if (spans == null) {
            throw new IllegalArgumentException(
                    Suggestion.unknown("learner", learner, standings.all().learners()));
        }
        return Objects.requireNonNull(spans.get(Span.TOTAL));
    }

    /** Returns the SHA-256 of every learner's bytes, by name. Costs a save of each. */
    public Map<String, String> hashes() {
        return learners.hashes();
    }

    /** Returns a learner's last stored snapshot, if it has one. */
    public Optional<Snapshot> snapshot(String learner) {
        return learners.snapshot(learner);
    }

    private void count(Count count) {
        counters = counters.plus(count, 1);
        state.putRow(TrainerRow.COUNTERS, counters.toBytes());
    }
}
