package io.millrace.features.engine.aggregate;

import org.jspecify.annotations.Nullable;

/** Which values of an operand can be aggregated, and in which form. */
final class Usable {

    private Usable() {}

    /** Any value but NaN and the infinities, as it is. */
    static @Nullable Object any(Object value) {
        return value instanceof Double real && !Double.isFinite(real) ? null : value;
    }

    /** A number as a {@code Double}, true as 1 and false as 0; null for NaN and the infinities. */
    static @Nullable Object number(String aggregate, Object value) {
        if (value instanceof Number number) {
            double real = number.doubleValue();
            return Double.isFinite(real) ? (Double) real : null;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1.0 : 0.0;
        }
        throw new IllegalArgumentException(aggregate + " takes a number or a boolean, but was given a "
                + value.getClass().getSimpleName() + ": " + value);
    }

    /** A value of the types that events hold, as it is, but 0.0 for -0.0; null for NaN and the infinities. */
    static @Nullable Object scalar(String aggregate, Object value) {
        if (value instanceof Boolean || value instanceof Long || value instanceof Double || value instanceof String) {
            return value instanceof Double real && real == 0 ? 0.0 : any(value);
        }
        throw new IllegalArgumentException(aggregate + " takes a Boolean, Long, Double or String, but was given a "
                + value.getClass().getName() + ": " + value);
    }
}
