package io.millrace.runtime.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * And, or, not, and the choice between two values.
 *
 * <p>And and or are decided by the side that decides them, even when the other is missing or undefined, in either order.
 */
final class Logic {

    private Logic() {}

    /** A term for one of CEL's logical overloads, whose boolean operands are known to be booleans; null for any other. */
    static @Nullable Term of(String overload, List<Term> operands) {
        return switch (overload) {
            case "logical_and" -> decided(operands.get(0), operands.get(1), Boolean.FALSE);
            case "logical_or" -> decided(operands.get(0), operands.get(1), Boolean.TRUE);
            case "logical_not" ->
                Term.of(value -> value instanceof Boolean truth ? (Object) !truth : null, operands.get(0));
            case "conditional" -> choice(operands.get(0), operands.get(1), operands.get(2));
            default -> null;
        };
    }

    private static Term decided(Term left, Term right, Boolean decisive) {
        return row -> {
            Object first = left.value(row);
            if (decisive.equals(first)) {
                return decisive;
            }
            Object second = right.value(row);
            return decisive.equals(second) || first != null ? second : null;
        };
    }

    private static Term choice(Term condition, Term yes, Term no) {
        return row -> {
            Object held = condition.value(row);
            if (held == null) {
                return null;
            }
            return Boolean.TRUE.equals(held) ? yes.value(row) : no.value(row);
        };
    }
}
