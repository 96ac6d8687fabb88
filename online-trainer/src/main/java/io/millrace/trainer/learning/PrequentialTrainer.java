package io.millrace.trainer.learning;

import io.millrace.runtime.project.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final TrainerState state;
    private final LearnerGroup learners;
    private final Journal journal;
    private final LiveStandings standings;
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
        this.state = state;
        byte @Nullable [] row = state.row(TrainerRow.COUNTERS);
        this.counters = row == null ? Counters.ZERO : Counters.fromBytes(row);
        byte @Nullable [] roll = state.row(TrainerRow.ROSTER);
        Roster roster = roll == null ? null : Roster.fromBytes(roll);
        StoredSnapshots stored = new StoredSnapshots(state, definition.largestChunk());
        this.journal = new Journal(state, stored, roster == null ? 0 : roster.journalStart(), counters.labelsJoined());
        this.learners = new LearnerGroup(definition, factory, state, roster, stored, journal);
        this.standings = new LiveStandings(definition, stored.read(LiveStandings.NAME));
        journal.follow(LiveStandings.NAME, standings);
        journal.replay();
    }

    /**
     * Predicts an example and remembers what was said until its label or its timeout.
     *
     * @param exampleId what the label will name
     * @param time the example's time, given back with the label
     * @param inputs the inputs in the schema's order
     * @return the prediction of every learner, the champion's first; empty if the id waits already, which is counted as a
     *     duplicate
     * @throws UnusableInputException if an input cannot be used; nothing has changed then
     */
    public Optional<List<Prediction>> predict(String exampleId, long time, Inputs inputs) {
        schema.check(inputs);
        if (state.pending(exampleId) != null) {
            count(counters.duplicate());
            return Optional.empty();
        }
        List<Prediction> predictions = learners.predict(inputs);
        state.putPending(exampleId, new PendingExample(time, inputs, predictions).toBytes());
        count(counters.predicted());
        return Optional.of(predictions);
    }

    /** Returns what every learner says of inputs, without counting or remembering it. */
    public List<Prediction> ask(Inputs inputs) {
        schema.check(inputs);
        return learners.predict(inputs);
    }

    /**
     * Judges every learner by what it said of an example, then lets all learn it.
     *
     * @param label the index of the example's class
     * @throws UnusableInputException if there is no such class; nothing has changed then
     */
    public LabelOutcome label(String exampleId, int label) {
        schema.checkLabel(label);
        byte @Nullable [] row = state.pending(exampleId);
        if (row == null) {
            count(counters.unmatched());
            return new LabelOutcome.Unmatched();
        }
        PendingExample example = PendingExample.fromBytes(row);
        JournalEntry entry = new JournalEntry(example.inputs(), label, 1.0, example.predictions());
        Map<String, Snapshot> snapshots = journal.append(entry, learners.joining());
        learners.settle();
        snapshots.remove(LiveStandings.NAME);
        state.deletePending(exampleId);
        count(counters.joined());
        return new LabelOutcome.Joined(example.time(), example.predictions(), snapshots);
    }

    /**
     * Forgets an example: the time for its label is up.
     *
     * @return whether the label was still missing, which is counted
     */
    public boolean timeout(String exampleId) {
        if (state.pending(exampleId) == null) {
            return false;
        }
        state.deletePending(exampleId);
        count(counters.timedOut());
        return true;
    }

    /** Returns the counters. */
    public Counters counters() {
        return counters;
    }

    /** Returns evaluations as they are now, by learner. */
    public Map<String, Map<Span, Evaluation>> evaluations() {
        return standings.now();
    }

    /**
     * Returns the evaluation of one learner over all labels since it began.
     *
     * @throws IllegalArgumentException if there is no such learner
     */
    public Evaluation evaluation(String learner) {
        Map<Span, Evaluation> spans = standings.now().get(learner);
        if (spans == null) {
            throw new IllegalArgumentException(Suggestion.unknown("learner", learner, standings.learners()));
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

    private void count(Counters next) {
        counters = next;
        state.putRow(TrainerRow.COUNTERS, next.toBytes());
    }
}
