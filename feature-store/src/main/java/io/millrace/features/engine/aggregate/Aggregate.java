package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * What a feature computes from the events in its window: one of a closed set, immutable, without state of its own. The
 * state is a {@link Partial}, of which a row keeps one per pane.
 */
public sealed interface Aggregate
        permits ApproxDistinct,
                By,
                Count,
                DecayedCount,
                DecayedMean,
                DecayedSum,
                Distinct,
                Entropy,
                First,
                FirstN,
                Histogram,
                Kurtosis,
                Lag,
                Last,
                LastN,
                Max,
                Mean,
                Min,
                Mode,
                Percentile,
                Range,
                Ratio,
                Skew,
                Slope,
                Stddev,
                Sum,
                TimeBetween,
                TimeSinceLast,
                TopK,
                Variance {

    /**
     * The canonical name with its parameters, such as {@code count}. Part of the layout hash: two aggregates whose
     * partials mean different things have different descriptions.
     */
    String describe();

    /** Whether a feature must say which value it aggregates; otherwise events alone will do. */
    boolean needsOperand();

    /**
     * The form in which a value is added, or null when it is skipped (NaN and infinities).
     *
     * @throws IllegalArgumentException when the value is of a type that this aggregate cannot take
     */
    @Nullable
    Object admit(Object value);

    /** Whether the result of the same events changes with the time of reading. */
    default boolean movesWithTime() {
        return false;
    }

    /** A partial that has seen nothing: the identity of {@link Partial#merge}. */
    Partial create();
}
