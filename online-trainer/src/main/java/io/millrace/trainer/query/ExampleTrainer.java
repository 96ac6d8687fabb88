package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.LabelOutcome;
import io.millrace.trainer.learning.Prediction;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trainer that is fed with the entries of a model's log, whoever keeps its state. */
public final class ExampleTrainer {

    private final List<String> inputs;
    private final List<String> classes;
    private final PrequentialTrainer trainer;

    /** A trainer that takes these inputs, in this order, from the entries. */
    public ExampleTrainer(List<Input> inputs, List<String> classes, PrequentialTrainer trainer) {
        this.inputs = inputs.stream().map(Input::name).toList();
        this.classes = List.copyOf(classes);
        this.trainer = trainer;
    }

    /** What an entry led to. */
    public sealed interface Outcome {

        /** Predictions, the champion's first. */
        record Predicted(List<Prediction> predictions) implements Outcome {}

        /** A label was dealt with. */
        record Labelled(LabelOutcome label) implements Outcome {}

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
                trainer.predict(example.getId(), example.getTime(), values(example.getInputs()))
                        .<Outcome>map(Outcome.Predicted::new)
                        .orElseGet(Outcome.Noted::new);
            case LABEL -> new Outcome.Labelled(trainer.label(example.getId(), classOf(example.getLabel())));
            case TIMEOUT -> {
                trainer.timeout(example.getId());
                yield new Outcome.Noted();
            }
            case MARK -> new Outcome.Noted();
        };
    }

    /** The trainer underneath. */
    public PrequentialTrainer trainer() {
        return trainer;
    }

    private Inputs values(Map<String, @Nullable Object> named) {
        Inputs.Builder values = Inputs.of(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            Object value = named.get(inputs.get(i));
            if (value instanceof Boolean flag) {
                values.number(i, flag ? 1 : 0);
            } else if (value instanceof Number number) {
                values.number(i, number.doubleValue());
            } else if (value != null) {
                values.category(i, String.valueOf(value));
            }
        }
        return values.build();
    }

    private int classOf(@Nullable Object label) {
        int index = classes.indexOf(String.valueOf(label));
        if (index < 0) {
            throw new UnusableInputException(
                    "the label is '" + label + "', expected one of " + String.join(", ", classes));
        }
        return index;
    }
}
