package io.millrace.trainer.learning;

import io.millrace.runtime.project.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a model and what it predicts of them: one of its classes, or a number.
 *
 * <p>An infinite number, or one of a magnitude above {@link #LARGEST}, is refused: its square overflows, and one such value can
 * turn a learner's votes into NaN for ever.
 *
 * @param attributes the inputs, at least one, no name twice
 * @param classes the names of the classes in order, at least two, no name twice; none where a number is predicted
 * @param task what is predicted, and whether examples are learned as they come, without a label
 */
public record InputSchema(List<Attribute> attributes, List<String> classes, Task task) {
    /** The largest magnitude of an input. */
    public static final double LARGEST = 1e100;

    /** The largest weight of an example. */
    public static final double LARGEST_WEIGHT = 1e6;

    /** Inputs of what is learned from labels. */
    public InputSchema(List<Attribute> attributes, List<String> classes) {
        this(attributes, classes, classes.isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION);
    }

    /** Checks the names. */
    public InputSchema {
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
        requireDistinct("input", attributes.stream().map(Attribute::name).toList(), 1);
        if (!classes.isEmpty()) {
            requireDistinct("class", classes, 2);
        }
    }

    /**
     * Returns the place of an input.
     *
     * @throws IllegalArgumentException if there is no such input
     */
    int place(String input) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(input)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no input '" + input + "'");
    }

    /** Returns it in words: equal for equal ones. */
    String describe() {
        return task.name().toLowerCase(Locale.ROOT)
                + attributes.stream()
                        .map(one -> one.name()
                                + (one.key() ? ": key" : one.categorical() ? ": text" : "")
                                + (one.closed() ? one.categories() : ""))
                        .collect(Collectors.joining(", ", " of ", ""))
                + (classes.isEmpty() ? "" : " into " + String.join(", ", classes));
    }

    /** Returns whether a number is predicted, and not a class. */
    public boolean regression() {
        return task == Task.REGRESSION;
    }

    /** Returns whether examples are learned as they come, without a label. */
    public boolean unsupervised() {
        return task.unsupervised();
    }

    /** Returns what a learner says that has nothing to say: no score for any class, or the number 0. */
    public double[] nothing() {
        return new double[Math.max(1, classes.size())];
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
     * Checks what is to be learned before it changes anything. Where examples are learned as they come, their label is NaN.
     *
     * @throws UnusableInputException naming what cannot be used
     */
    public void check(Inputs inputs, double label, double weight) {
        check(inputs);
        if (!unsupervised() || !Double.isNaN(label)) {
            checkLabel(label);
        }
        if (!(weight >= 0 && weight <= LARGEST_WEIGHT)) {
            throw new UnusableInputException("weight " + weight + "; expected 0 to " + LARGEST_WEIGHT);
        }
    }

    /**
     * Checks a label: a number of at most the magnitude {@link #LARGEST}, or the index of a class.
     *
     * @return the label
     * @throws UnusableInputException if it is anything else
     */
    public double checkLabel(double label) {
        if (regression()
                ? !(Math.abs(label) <= LARGEST)
                : !(label >= 0 && label < classes.size() && label == (int) label)) {
            throw new UnusableInputException(
                    regression()
                            ? "label " + label + "; expected a magnitude of at most " + LARGEST
                            : "label " + label + " is not the index of one of the " + classes.size() + " classes "
                                    + classes);
        }
        return label;
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
