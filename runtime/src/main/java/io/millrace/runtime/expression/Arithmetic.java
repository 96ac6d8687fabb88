package io.millrace.runtime.expression;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Arithmetic on whole numbers and doubles.
 *
 * <p>Whole numbers that overflow, or are divided by zero, have no result. Doubles follow IEEE 754.
 */
final class Arithmetic {

    private static final Map<String, Binary> BINARY = Map.of(
            "add_int64", whole(Math::addExact),
            "subtract_int64", whole(Math::subtractExact),
            "multiply_int64", whole(Math::multiplyExact),
            "divide_int64", whole((a, b) -> b == -1 ? Math.negateExact(a) : a / b),
            "modulo_int64", whole((a, b) -> a % b),
            "add_double", floating((a, b) -> a + b),
            "subtract_double", floating((a, b) -> a - b),
            "multiply_double", floating((a, b) -> a * b),
            "divide_double", floating((a, b) -> a / b));

    private static final Map<String, Unary> UNARY = Map.of(
            "negate_int64",
                    value -> value instanceof Long number && number != Long.MIN_VALUE ? (Object) (-number) : null,
            "negate_double", value -> value instanceof Double number ? (Object) (-number) : null);

    private Arithmetic() {}

    /** Operations on two numbers, by CEL's overload. */
    static Map<String, Binary> binary() {
        return BINARY;
    }

    /** Operations on one number, by CEL's overload. */
    static Map<String, Unary> unary() {
        return UNARY;
    }

    private static Binary whole(LongBinaryOperator operator) {
        return (left, right) -> {
            if (!(left instanceof Long a) || !(right instanceof Long b)) {
                return null;
            }
            try {
                return operator.applyAsLong(a, b);
            } catch (ArithmeticException e) {
                // Overflow or a division by zero: undefined, by definition.
                return null;
            }
        };
    }

    private static Binary floating(DoubleBinaryOperator operator) {
        return (left, right) ->
                left instanceof Double a && right instanceof Double b ? (Object) operator.applyAsDouble(a, b) : null;
    }
}
