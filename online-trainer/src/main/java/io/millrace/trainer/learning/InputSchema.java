package io.millrace.trainer.learning;

import java.util.HashSet;
import java.util.List;

/**
 * The inputs and classes of a model, in their fixed order.
 *
 * <p>Every input is a number. NaN means missing; learners see 0.0 in its place, whichever learner it is, so that all of
 * one model's learners see the same. An infinite input, or one of a magnitude above {@link #LARGEST}, is refused: its
 * square overflows, and one such value can turn a learner's votes into NaN for ever.
 *
 * @param inputs the names of the inputs, at least one, no name twice
 * @param classes the names of the classes, at least two, no name twice
 */
public record InputSchema(List<String> inputs, List<String> classes) {
    /** The largest magnitude of an input. */
    public static final double LARGEST = 1e100;

    /** The largest weight of an example. */
    public static final double LARGEST_WEIGHT = 1e6;

    /** Checks the names. */
    public InputSchema {
        inputs = List.copyOf(inputs);
        classes = List.copyOf(classes);
        requireDistinct("input", inputs, 1);
        requireDistinct("class", classes, 2);
    }

    /**
     * Checks inputs before they change anything.
     *
     * @throws UnusableInputException naming the first input that cannot be used
     */
    public void check(double[] values) {
        if (values.length != inputs.size()) {
            throw new UnusableInputException("expected " + inputs.size() + " inputs, found " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > LARGEST) {
                throw new UnusableInputException("input '" + inputs.get(i) + "' is " + values[i]
                        + "; expected a magnitude of at most " + LARGEST + ", or NaN for missing");
            }
        }
    }

    /**
     * Checks what is to be learned before it changes anything.
     *
     * @throws UnusableInputException naming what cannot be used
     */
    public void check(double[] values, int label, double weight) {
        check(values);
        checkLabel(label);
        if (!(weight > 0 && weight <= LARGEST_WEIGHT)) {
            throw new UnusableInputException(
                    "weight " + weight + "; expected more than 0 and at most " + LARGEST_WEIGHT);
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
