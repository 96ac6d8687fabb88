package io.millrace.trainer.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a trainer knows, for requests beside it: what the learner that answers says, and how the learners do, at the moment of asking.
 *
 * <p>It says what the trainer itself would say, since both are the last snapshot and the journal since. Safe for threads, one request at a time.
 */
public final class TrainerCopy {
    private final TrainerDefinition definition;
    private final LearnerFactory factory;
    private final FollowerCopy<LiveModel> champion = new FollowerCopy<>();
    private final FollowerCopy<LiveStandings> standings = new FollowerCopy<>();

    /** A copy of a trainer that has learned nothing yet. */
    public TrainerCopy(TrainerDefinition definition, LearnerFactory factory) {
        this.definition = definition;
        this.factory = factory;
    }

    /**
     * What was said.
     *
     * @param learner name of the learner that answers
     * @param version that of its last snapshot, 0 before the first
     * @param learned examples that it had learned, those since the snapshot too
     * @param predictions one for each row, in order
     */
    public record Answer(String learner, long version, long learned, List<Prediction> predictions) {}

    /**
     * Predicts rows of inputs.
     *
     * @param state where the trainer keeps what it knows
     * @throws UnusableInputException if a row cannot be used
     * @throws UnreadableStateException if the state is being changed so that no whole learner can be read
     */
    public synchronized Answer ask(TrainerReads state, List<Inputs> rows) {
        rows.forEach(definition.schema()::check);
        String learner = Championship.champion(definition, state);
        LiveModel model = champion.follow(state, learner, () -> open(state, learner));
        return new Answer(
                learner,
                model.version(),
                model.learned(),
                rows.stream()
                        .map(row -> new Prediction(learner, model.predict(row)))
                        .toList());
    }

    private LiveModel open(TrainerReads state, String learner) {
        LearnerSpec spec = Objects.requireNonNull(definition.learners().get(learner));
        return StoredSnapshots.read(state, learner)
                .map(snapshot -> LiveModel.restore(factory, spec, definition.schema(), definition.policy(), snapshot))
                .orElseGet(() -> LiveModel.create(factory, spec, definition.schema(), definition.policy(), 0));
    }

    /**
     * Returns evaluations as they are now, by learner.
     *
     * @throws UnreadableStateException if the state is being changed so that no whole standings can be read
     */
    public synchronized Map<String, Map<Span, Evaluation>> evaluations(TrainerReads state) {
        return standings
                .follow(
                        state,
                        LiveStandings.NAME,
                        () -> new LiveStandings(definition, StoredSnapshots.read(state, LiveStandings.NAME)))
                .now();
    }

    /** Returns the counters. */
    public static Counters counters(TrainerReads state) {
        byte[] row = state.row(TrainerRow.COUNTERS);
        return row == null ? Counters.zero() : Counters.fromBytes(row);
    }
}
