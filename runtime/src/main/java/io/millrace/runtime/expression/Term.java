package io.millrace.runtime.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that can be evaluated: its value for one row, or null when that is missing or undefined.
 *
 * <p>A row holds values by name. Values are {@code Long}, {@code Double}, {@code String} and {@code Boolean}; a timestamp is
 * a {@code Long} of epoch milliseconds.
 */
@FunctionalInterface
interface Term {

    @Nullable
    Object value(Map<String, ?> row);

    /** The value of an operation on one operand, missing when that is. */
    static Term of(Unary operation, Term operand) {
        return row -> {
            Object value = operand.value(row);
            return value == null ? null : operation.apply(value);
        };
    }

    /** The value of an operation on two operands, missing when one of them is. */
    static Term of(Binary operation, Term left, Term right) {
        return row -> {
            Object a = left.value(row);
            Object b = a == null ? null : right.value(row);
            return a == null || b == null ? null : operation.apply(a, b);
        };
    }
}
