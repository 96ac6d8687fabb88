package io.millrace.runtime.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Aggregates that a project file can name, with what each one takes and gives. */
public enum AggregateName {
    /** Number of events, or of usable values when {@code of} is given. */
    COUNT(Of.OPTIONAL, Gives.INT),
    /** Sum of values. */
    SUM(Of.NUMBER, Gives.DOUBLE),
    /** Arithmetic mean of values. */
    MEAN(Of.NUMBER, Gives.DOUBLE),
    /** Smallest value. */
    MIN(Of.NUMBER, Gives.DOUBLE),
    /** Largest value. */
    MAX(Of.NUMBER, Gives.DOUBLE),
    /** Largest less smallest value. */
    RANGE(Of.NUMBER, Gives.DOUBLE),
    /** Sample variance. */
    VARIANCE(Of.NUMBER, Gives.DOUBLE),
    /** Sample standard deviation. */
    STDDEV(Of.NUMBER, Gives.DOUBLE),
    /** Sample skewness. */
    SKEW(Of.NUMBER, Gives.DOUBLE),
    /** Sample excess kurtosis. */
    KURTOSIS(Of.NUMBER, Gives.DOUBLE),
    /** Quantile to a relative error. */
    PERCENTILE(Of.NUMBER, Gives.DOUBLE, List.of(Parameter.AT), List.of(Parameter.ERROR)),
    /** Counts of values between edges. */
    HISTOGRAM(Of.NUMBER, Gives.LIST, List.of(Parameter.EDGES), List.of()),
    /** Least-squares slope over event time, per second. */
    SLOPE(Of.NUMBER, Gives.DOUBLE),
    /** Share of true values. */
    RATIO(Of.BOOLEAN, Gives.DOUBLE),
    /** Oldest value. */
    FIRST(Of.ANY, Gives.VALUE),
    /** Newest value. */
    LAST(Of.ANY, Gives.VALUE),
    /** Oldest values. */
    FIRST_N(Of.ANY, Gives.LIST, List.of(Parameter.N), List.of()),
    /** Newest values. */
    LAST_N(Of.ANY, Gives.LIST, List.of(Parameter.N), List.of()),
    /** Value that came so many before the newest. */
    LAG(Of.ANY, Gives.VALUE, List.of(), List.of(Parameter.N)),
    /** Number of distinct values, exact up to a bound. */
    DISTINCT(Of.ANY, Gives.INT, List.of(), List.of(Parameter.BOUND)),
    /** Number of distinct values, approximately. */
    APPROX_DISTINCT(Of.ANY, Gives.INT, List.of(), List.of(Parameter.PRECISION)),
    /** Most frequent values and their counts. */
    TOP_K(Of.ANY, Gives.MAP, List.of(Parameter.K), List.of()),
    /** Most frequent value. */
    MODE(Of.ANY, Gives.VALUE),
    /** Entropy of the distribution of values, in bits. */
    ENTROPY(Of.ANY, Gives.DOUBLE, List.of(), List.of(Parameter.BOUND)),
    /** Number of events with weights that decay. */
    DECAYED_COUNT(Of.OPTIONAL, Gives.DOUBLE, List.of(Parameter.HALF_LIFE), List.of()),
    /** Sum of values with weights that decay. */
    DECAYED_SUM(Of.NUMBER, Gives.DOUBLE, List.of(Parameter.HALF_LIFE), List.of()),
    /** Mean of values with weights that decay. */
    DECAYED_MEAN(Of.NUMBER, Gives.DOUBLE, List.of(Parameter.HALF_LIFE), List.of()),
    /** Seconds since the newest event. */
    TIME_SINCE_LAST(Of.OPTIONAL, Gives.DOUBLE),
    /** Mean seconds from one event to the next. */
    TIME_BETWEEN(Of.OPTIONAL, Gives.DOUBLE);

    /** Whether a value expression is needed. */
    public enum Of {
        /** There may be one of any type. */
        OPTIONAL,
        /** There must be one that is a number. */
        NUMBER,
        /** There must be one that is true or false. */
        BOOLEAN,
        /** There must be one of any type. */
        ANY
    }

    /** Kind of the result. */
    private enum Gives {
        INT,
        DOUBLE,
        /** The type of the value expression. */
        VALUE,
        LIST,
        MAP
    }

    private final Of of;
    private final Gives gives;
    private final List<Parameter> required;
    private final List<Parameter> optional;

    AggregateName(Of of, Gives gives) {
        this(of, gives, List.of(), List.of());
    }

    AggregateName(Of of, Gives gives, List<Parameter> required, List<Parameter> optional) {
        this.of = of;
        this.gives = gives;
        this.required = required;
        this.optional = optional;
    }

    /** Whether a value expression is needed. */
    public Of of() {
        return of;
    }

    /** Parameters that have to be given. */
    List<Parameter> required() {
        return required;
    }

    /** Whether it can be told this. */
    boolean takes(Parameter parameter) {
        return required.contains(parameter) || optional.contains(parameter);
    }

    /** Whether the result is a list or a map. */
    boolean collection() {
        return gives == Gives.LIST || gives == Gives.MAP;
    }

    /** Name as it is written in a project file. */
    public String yaml() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Type of the result, given the type of the value expression ({@code DOUBLE} when there is none). */
    public FieldType result(FieldType valueType) {
        return switch (gives) {
            case INT -> FieldType.INT;
            case DOUBLE -> FieldType.DOUBLE;
            case VALUE -> valueType;
            case LIST -> FieldType.LIST;
            case MAP -> FieldType.MAP;
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

    /** Names of those that can be told this. */
    static List<String> taking(Parameter parameter) {
        return Arrays.stream(values())
                .filter(name -> name.takes(parameter))
                .map(AggregateName::yaml)
                .toList();
    }
}
