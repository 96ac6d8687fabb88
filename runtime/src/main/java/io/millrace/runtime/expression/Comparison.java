package io.millrace.runtime.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Order and equality. Text is ordered by its UTF-16 units, as the interpreter does. */
final class Comparison {

    /** Types whose values are equal when Java says so, once doubles are taken care of. */
    private static final Set<CelKind> PLAIN =
            Set.of(CelKind.INT, CelKind.DOUBLE, CelKind.STRING, CelKind.BOOL, CelKind.TIMESTAMP);

    private static final Map<String, Binary> ORDER = new HashMap<>();

    static {
        order("less", sign -> sign < 0, (a, b) -> a < b);
        order("less_equals", sign -> sign <= 0, (a, b) -> a <= b);
        order("greater", sign -> sign > 0, (a, b) -> a > b);
        order("greater_equals", sign -> sign >= 0, (a, b) -> a >= b);
    }

    private Comparison() {}

    /** Comparisons by CEL's overload. */
    static Map<String, Binary> order() {
        return Map.copyOf(ORDER);
    }

    /** Equality of two plain values of one type, or inequality; null for other types, which compare in CEL's own way. */
    static @Nullable Binary equality(String overload, CelType left, CelType right) {
        if (left.kind() != right.kind() || !PLAIN.contains(left.kind())) {
            return null;
        }
        return switch (overload) {
            case "equals" -> Comparison::same;
            case "not_equals" -> (a, b) -> !same(a, b);
            default -> null;
        };
    }

    /** Whether two values of one type are equal: zeros of either sign are, NaN is equal to itself only as the same object. */
    static boolean same(Object left, Object right) {
        if (left == right) {
            return true;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        }
        return left.equals(right);
    }

    private static void order(String name, IntPredicate sign, Doubles doubles) {
        Binary whole = (left, right) ->
                left instanceof Long a && right instanceof Long b ? (Object) sign.test(a.compareTo(b)) : null;
        ORDER.put(name + "_int64", whole);
        ORDER.put(name + "_timestamp", whole);
        ORDER.put(
                name + "_string",
                (left, right) -> left instanceof String a && right instanceof String b
                        ? (Object) sign.test(a.compareTo(b))
                        : null);
        ORDER.put(
                name + "_bool",
                (left, right) -> left instanceof Boolean a && right instanceof Boolean b
                        ? (Object) sign.test(a.compareTo(b))
                        : null);
        ORDER.put(
                name + "_double",
                (left, right) ->
                        left instanceof Double a && right instanceof Double b ? (Object) doubles.hold(a, b) : null);
    }

    /** NaN has no sign of comparison, so doubles have their own relation. */
    private interface Doubles {
        boolean hold(double left, double right);
    }
}
