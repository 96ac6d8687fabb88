package io.millrace.runtime.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be watched of a model: what it says, at the event time of the example, and how right that was, at the event time of the label. */
public enum OutcomeField {
    /** The class, or the number, that the champion predicted. */
    PREDICTED,
    /** The champion's score for that class, from 0 to 1. */
    SCORE,
    /** What the share of errors would be if the champion's scores were probabilities: 1 less the score. There before any label is. */
    EXPECTED_ERROR,
    /** 1 if another class than the predicted one came, else 0; of numbers the absolute difference. */
    ERROR,
    /** Seconds of event time from the example to its label. */
    LABEL_LAG,
    /** Whether a label came in time. */
    LABELLED;

    /** Its name in project files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of that name. */
    public static Optional<OutcomeField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    /** Those that a model has. */
    public static List<OutcomeField> of(Model model) {
        return Arrays.stream(values()).filter(field -> field.isOf(model)).toList();
    }

    private boolean isOf(Model model) {
        return switch (this) {
            case PREDICTED -> true;
            case SCORE, EXPECTED_ERROR -> model.task() != Task.REGRESSION && model.task() != Task.CLUSTERING;
            case ERROR, LABEL_LAG, LABELLED -> model.label() != null;
        };
    }

    /** Type of its values. */
    public FieldType type(Model model) {
        return switch (this) {
            case PREDICTED -> model.regression() ? FieldType.DOUBLE : FieldType.STRING;
            case LABELLED -> FieldType.BOOLEAN;
            case SCORE, EXPECTED_ERROR, ERROR, LABEL_LAG -> FieldType.DOUBLE;
        };
    }
}
