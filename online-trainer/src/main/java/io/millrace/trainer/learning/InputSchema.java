package io.millrace.trainer.learning;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and classes of a model, in their fixed order.
 *
 * <p>An infinite number, or one of a magnitude above {@link #LARGEST}, is refused: its square overflows, and one such value can
 * turn a learner's votes into NaN for ever.
 *
 * @param attributes the inputs, at least one, no name twice
 * @param classes the names of the classes, at least two, no name twice
 */
public record InputSchema(List<Attribute> attributes, List<String> classes) {
    /** The largest magnitude of an input. */
    public static final double LARGEST = 1e100;

    /** The largest weight of an example. */
    public static final double LARGEST_WEIGHT = 1e6;

    /** Checks the names. */
    public InputSchema {
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
        requireDistinct("input", attributes.stream().map(Attribute::name).toList(), 1);
        requireDistinct("class", classes, 2);
    }

    /**
     * Checks inputs before they change anything.
     *
     * @throws UnusableInputException naming the first input that cannot be used
     */
    public void check(Inputs inputs) {
        if (inputs.size() != attributes.size()) {
            throw new UnusableInputException("expected " + attributes.size() + " inputs, found " + inputs.size());
        }
        for (int i = 0; i < attributes.size(); i++) {
            check(attributes.get(i), inputs.number(i), inputs.category(i));
        }
    }

    private static void check(Attribute attribute, double number, @Nullable String category) {
        if (attribute.categorical() ? !Double.isNaN(number) : category != null) {
            throw new UnusableInputException("input '" + attribute.name() + "' is "
                    + (category == null ? String.valueOf(number) : "'" + category + "'") + "; expected "
                    + (attribute.categorical() ? "a text" : "a number"));
        }
        if (Math.abs(number) > LARGEST) {
            throw new UnusableInputException("input '" + attribute.name() + "' is " + number
                    + "; expected a magnitude of at most " + LARGEST + ", or nothing");
        }
    }

    /**
     * Checks what is to be learned before it changes anything.
     *
     * @throws UnusableInputException naming what cannot be used
     */
    public void check(Inputs inputs, int label, double weight) {
        check(inputs);
        checkLabel(label);
        if (!(weight >= 0 && weight <= LARGEST_WEIGHT)) {
            throw new UnusableInputException("weight " + weight + "; expected 0 to " + LARGEST_WEIGHT);
        }
    }

    /**
     * Checks a label.
     *
     * @throws UnusableInputException if there is no such class
     */
    public void checkLabel(int label) {
        if (label < 0 || label >= classes.size()) {
            throw new UnusableInputException(
                    "label " + label + " is not the index of one of the " + classes.size() + " classes " + classes);
        }
    }

    private static void requireDistinct(String kind, List<String> names, int atLeast) {
        if (names.size() < atLeast) {
            throw new IllegalArgumentException(
                    "a model needs at least " + atLeast + " " + kind + " name(s), found " + names);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("a " + kind + " name stands twice in " + names);
        }
    }
}
