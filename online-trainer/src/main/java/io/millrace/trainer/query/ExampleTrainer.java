package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.Elimination;
import io.millrace.trainer.learning.LabelOutcome;
import io.millrace.trainer.learning.Predicted;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Promotion;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.List;
import java.util.Optional;

/** A trainer that is fed with the entries of a model's log, whoever keeps its state. */
public final class ExampleTrainer {

    private final ExampleValues values;
    private final PrequentialTrainer trainer;

    /** A trainer that takes these inputs, in this order, from the entries. */
    public ExampleTrainer(List<Input> inputs, List<String> classes, PrequentialTrainer trainer) {
        this.values = new ExampleValues(inputs, classes);
        this.trainer = trainer;
    }

    /** What an entry led to. */
    public sealed interface Outcome {

        /** An example was predicted. */
        record Said(Predicted said) implements Outcome {}

        /** A label was dealt with. */
        record Labelled(LabelOutcome label) implements Outcome {}

        /** A place of the log at which it is said how learners do; some may have left their search, and another one have earned to answer. */
        record Marked(List<Elimination> eliminations, Optional<Promotion> promotion) implements Outcome {}

        /** Somebody wanted another learner to answer, and it does. */
        record Promoted(Promotion promotion) implements Outcome {}

        /** A learner was put back, and goes on from a new version. */
        record PutBack(String learner, Snapshot snapshot, String reason) implements Outcome {}

        /** A learner begins anew. */
        record Reset(String learner, Snapshot snapshot, String reason) implements Outcome {}

        /** From here on no learner learns, or they do again. */
        record Held(boolean frozen, String reason) implements Outcome {}

        /** Nothing that anybody waits for. */
        record Noted() implements Outcome {}
    }

    /**
     * Takes the next entry.
     *
     * @throws UnusableInputException when the entry cannot be used; nothing has changed then
     */
    public Outcome accept(Example example) {
        return switch (example.getKind()) {
            case VECTOR ->
                trainer.predict(example.getId(), example.getTime(), values.inputs(example))
                        .<Outcome>map(Outcome.Said::new)
                        .orElseGet(Outcome.Noted::new);
            case LABEL -> label(example);
            case TIMEOUT ->
                trainer.timeout(example.getId())
                        .<Outcome>map(Outcome.Labelled::new)
                        .orElseGet(Outcome.Noted::new);
            case MARK -> new Outcome.Marked(trainer.eliminate(), trainer.mark(example.getTime()));
            case RESTORE -> {
                StatePiece piece = StatePiece.of(example);
                yield trainer.restore(piece.learner(), piece.piece(), piece.pieces(), piece.bytes(), piece.catchUp())
                        .<Outcome>map(taken -> new Outcome.PutBack(piece.learner(), taken, piece.reason()))
                        .orElseGet(Outcome.Noted::new);
            }
            case PROMOTE -> promote(example);
            case RESET -> reset(example);
            case FREEZE -> held(trainer.freeze(example.getId()), true, example);
            case THAW -> held(trainer.thaw(example.getId()), false, example);
        };
    }

    /** An alert wants a learner to answer; it may well do so already. */
    private Outcome promote(Example example) {
        boolean already = example.getInputs().containsKey(ExampleValues.ALERT)
                && example.getId().equals(trainer.champion());
        return already ? new Outcome.Noted() : new Outcome.Promoted(trainer.promote(example.getId(), reason(example)));
    }

    /** Alerts of several features may want a learner to begin anew that has just done so. */
    private Outcome reset(Example example) {
        boolean already = example.getInputs().containsKey(ExampleValues.ALERT) && trainer.untrained(example.getId());
        return already
                ? new Outcome.Noted()
                : new Outcome.Reset(example.getId(), trainer.reset(example.getId()), reason(example));
    }

    private static Outcome held(boolean changed, boolean frozen, Example example) {
        if (!changed && !example.getInputs().containsKey(ExampleValues.ALERT)) {
            throw new UnusableInputException(
                    frozen
                            ? "the learners do not learn for that reason already"
                            : "nothing of that name keeps the learners from learning");
        }
        return changed ? new Outcome.Held(frozen, reason(example)) : new Outcome.Noted();
    }

    private static String reason(Example example) {
        return String.valueOf(example.getLabel());
    }

    private Outcome label(Example example) {
        return new Outcome.Labelled(
                trainer.label(example.getId(), example.getTime(), values.label(example), values.weight(example)));
    }

    /** The trainer underneath. */
    public PrequentialTrainer trainer() {
        return trainer;
    }
}
