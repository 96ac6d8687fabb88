package io.millrace.runtime.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Aggregates that a project file can name, with what each one takes and gives. */
public enum AggregateName {
    /** Number of events, or of usable values when {@code of} is given. */
    COUNT(Of.OPTIONAL, Windows.REQUIRED),
    /** Sum of values. */
    SUM(Of.NUMBER, Windows.REQUIRED),
    /** Arithmetic mean of values. */
    MEAN(Of.NUMBER, Windows.REQUIRED),
    /** Smallest value. */
    MIN(Of.NUMBER, Windows.REQUIRED),
    /** Largest value. */
    MAX(Of.NUMBER, Windows.REQUIRED),
    /** Newest value. */
    LAST(Of.ANY, Windows.OPTIONAL),
    /** Seconds since the newest event. */
    TIME_SINCE_LAST(Of.NONE, Windows.NONE);

    /** Whether a value expression is needed. */
    public enum Of {
        /** There must be none. */
        NONE,
        /** There may be one of any type. */
        OPTIONAL,
        /** There must be one that is a number. */
        NUMBER,
        /** There must be one of any type. */
        ANY
    }

    /** Whether windows are needed. */
    public enum Windows {
        /** There must be none. */
        NONE,
        /** There may be some. */
        OPTIONAL,
        /** There must be some. */
        REQUIRED
    }

    private final Of of;
    private final Windows windows;

    AggregateName(Of of, Windows windows) {
        this.of = of;
        this.windows = windows;
    }

    /** Whether a value expression is needed. */
    public Of of() {
        return of;
    }

    /** Whether windows are needed. */
    public Windows windows() {
        return windows;
    }

    /** Name as it is written in a project file. */
    public String yaml() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Type of the result, given the type of the value expression ({@code DOUBLE} when there is none). */
    public FieldType result(FieldType valueType) {
        return switch (this) {
            case COUNT -> FieldType.INT;
            case SUM, MEAN, MIN, MAX, TIME_SINCE_LAST -> FieldType.DOUBLE;
            case LAST -> valueType;
        };
    }

    /** The aggregate of a name. */
    public static Optional<AggregateName> of(String yaml) {
        return Arrays.stream(values()).filter(name -> name.yaml().equals(yaml)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(AggregateName::yaml).toList();
    }
}
