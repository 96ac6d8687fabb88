package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the entries of a model's log say, as its learners take it. */
final class ExampleValues {

    private final List<String> inputs;
    private final List<String> classes;

    ExampleValues(List<Input> inputs, List<String> classes) {
        this.inputs = inputs.stream().map(Input::name).toList();
        this.classes = List.copyOf(classes);
    }

    /** Inputs of a vector, in the order of the model. */
    Inputs inputs(Example vector) {
        Map<String, @Nullable Object> named = vector.getInputs();
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

    /**
     * Index of the class that a label names.
     *
     * @throws UnusableInputException when there is no such class
     */
    int label(Example entry) {
        Object label = entry.getLabel();
        int index = classes.indexOf(String.valueOf(label));
        if (index < 0) {
            throw new UnusableInputException(
                    "the label is '" + label + "', expected one of " + String.join(", ", classes));
        }
        return index;
    }
}
