package io.millrace.trainer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a trainer knows, for requests beside it: what the learner that answers says, and how the learners do, at the moment of asking.
 *
 * <p>It says what the trainer itself would say, since both are the last snapshot and the journal since. Safe for threads, one request at a time.
 */
public final class TrainerCopy {
    private final TrainerDefinition definition;
    private final OwnModels own;
    private final LearnerFactory factory;
    private final FollowerCopy<LiveModel> champion = new FollowerCopy<>();
    private final FollowerCopy<LiveStandings> standings = new FollowerCopy<>();

    /** A copy of a trainer that has learned nothing yet. */
    public TrainerCopy(TrainerDefinition definition, LearnerFactory factory) {
        this.definition = definition;
        this.own = new OwnModels(definition, factory);
        this.factory = factory;
    }

    /**
     * What was said.
     *
     * @param learner name of the learner that answers
     * @param version that of its last snapshot, 0 before the first
     * @param learned examples that it had learned, those since the snapshot too
     * @param predictions one for each row, in order
     * @param explanations why each has the class that it has, if that was asked
     */
    public record Answer(
            String learner, long version, long learned, List<Prediction> predictions, List<Explanation> explanations) {}

    /**
     * Predicts rows of inputs.
     *
     * @param state where the trainer keeps what it knows
     * @param explain whether the score of the class that is predicted is explained, by the examples that were learned last
     * @throws UnusableInputException if a row cannot be used
     * @throws UnreadableStateException if the state is being changed so that no whole learner can be read
     */
    public synchronized Answer ask(TrainerReads state, List<Inputs> rows, boolean explain) {
        rows.forEach(definition.schema()::check);
        String learner = Championship.champion(definition, state);
        LiveModel model = champion.follow(state, learner, () -> open(state, learner));
        List<Prediction> predictions = rows.stream()
                .map(row -> new Prediction(learner, own.with(state, learner, row, model.predict(row))))
                .toList();
        List<Explanation> explanations = explain ? explain(state, learner, model, rows, predictions) : List.of();
        return new Answer(learner, model.version(), model.learned(), predictions, explanations);
    }

    private List<Explanation> explain(
            TrainerReads state, String learner, LiveModel model, List<Inputs> rows, List<Prediction> predictions) {
        List<Inputs> known = new ArrayList<>();
        state.readJournal(
                Math.max(0, model.position() - Journal.KEPT),
                (at, entry) -> known.add(JournalEntry.fromBytes(entry).inputs()));
        if (known.isEmpty()) {
            known.add(Inputs.of(definition.schema().attributes().size()).build());
        }
        List<Explanation> explanations = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int label = predictions.get(row).predicted();
            OwnModel ofKey = own.find(state, learner, rows.get(row));
            explanations.add(Explanation.of(
                    mixed -> {
                        double[] shared = model.predict(mixed);
                        return (ofKey == null ? shared : ofKey.with(shared, own.prior(), mixed))[label];
                    },
                    rows.get(row),
                    known));
        }
        return explanations;
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
        LiveStandings current = standings.follow(
                state,
                LiveStandings.NAME,
                () -> new LiveStandings(definition, StoredSnapshots.read(state, LiveStandings.NAME)));
        Map<String, Map<Span, Evaluation>> now = current.all().now();
        now.keySet().removeIf(new Searches(definition, state)::without);
        return now;
    }

    /** Returns why learners do not learn now; empty when they do. */
    public static Set<String> frozen(TrainerReads state) {
        return Frost.causes(state);
    }

    /** Returns the counters. */
    public static Counters counters(TrainerReads state) {
        byte[] row = state.row(TrainerRow.COUNTERS);
        return row == null ? Counters.zero() : Counters.fromBytes(row);
    }
}
