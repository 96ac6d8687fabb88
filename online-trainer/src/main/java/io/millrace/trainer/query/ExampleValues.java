package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.schemas.Example;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Inputs;
import io.millrace.trainer.learning.UnusableInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the entries of a model's log say, as its learners take it. */
public final class ExampleValues {

    /** What a label says of how often its example counts. */
    public static final String WEIGHT = "weight";

    /** What a word about a learner says of the alert that led to it. */
    public static final String ALERT = "alert";

    private final List<String> inputs;
    private final List<String> classes;

    ExampleValues(List<Input> inputs, List<String> classes) {
        this.inputs = inputs.stream().map(Input::name).toList();
        this.classes = List.copyOf(classes);
    }

    /** Inputs of a vector, in the order of the model. */
    Inputs inputs(Example vector) {
        return inputs(vector.getInputs());
    }

    /** Named values, in the order of the model; what is not named is missing. */
    Inputs inputs(Map<String, ? extends @Nullable Object> named) {
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
     * How often a label lets its example count; once when it does not say.
     *
     * @throws UnusableInputException when it cannot count so often
     */
    double weight(Example entry) {
        Object said = entry.getInputs().get(WEIGHT);
        if (said == null) {
            return 1;
        }
        double weight = said instanceof Number number ? number.doubleValue() : Double.NaN;
        if (!(weight >= 0 && weight <= InputSchema.LARGEST_WEIGHT)) {
            throw new UnusableInputException(
                    "the weight is '" + said + "', expected a number from 0 to " + (long) InputSchema.LARGEST_WEIGHT);
        }
        return weight;
    }

    /**
     * The number that a label says, or the index of the class that it names.
     *
     * @throws UnusableInputException when it is no number, or there is no such class
     */
    double label(Example entry) {
        Object label = entry.getLabel();
        if (classes.isEmpty()) {
            if (label instanceof Number number) {
                return number.doubleValue();
            }
            throw new UnusableInputException("the label is '" + label + "', expected a number");
        }
        int index = classes.indexOf(String.valueOf(label));
        if (index < 0) {
            throw new UnusableInputException(
                    "the label is '" + label + "', expected one of " + String.join(", ", classes));
        }
        return index;
    }
}
