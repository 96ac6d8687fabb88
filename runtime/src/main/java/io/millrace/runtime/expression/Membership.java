package io.millrace.runtime.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looking into a list or a map: {@code in} over constants, and elements by index or key. */
final class Membership {

    private static final Map<CelKind, CelConstant.Kind> CONSTANTS = Map.of(
            CelKind.INT, CelConstant.Kind.INT64_VALUE,
            CelKind.DOUBLE, CelConstant.Kind.DOUBLE_VALUE,
            CelKind.STRING, CelConstant.Kind.STRING_VALUE,
            CelKind.BOOL, CelConstant.Kind.BOOLEAN_VALUE);

    private Membership() {}

    /** Whether a value of a type is one of these; null when they are not constants of that type. */
    static @Nullable Unary in(CelExpr list, CelType type) {
        CelConstant.Kind kind = CONSTANTS.get(type.kind());
        if (kind == null || list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return null;
        }
        List<CelExpr> elements = list.list().elements();
        if (!elements.stream().allMatch(element -> isConstant(element, kind))) {
            return null;
        }
        List<Object> constants = elements.stream()
                .map(element -> Constant.of(element.constant()))
                .toList();
        if (type.kind() == CelKind.DOUBLE) {
            return value -> constants.stream().anyMatch(constant -> Comparison.same(constant, value));
        }
        Set<Object> set = new HashSet<>(constants);
        return set::contains;
    }

    /** An element of a list column: missing outside it. */
    static @Nullable Object element(Object list, Object index) {
        if (!(list instanceof List<?> elements) || !(index instanceof Long position)) {
            return null;
        }
        return position >= 0 && position < elements.size() ? found(elements.get(position.intValue())) : null;
    }

    /** A value of a map column: missing without that key. */
    static @Nullable Object entry(Object map, Object key) {
        return map instanceof Map<?, ?> entries && key instanceof String ? found(entries.get(key)) : null;
    }

    private static @Nullable Object found(@Nullable Object value) {
        return value == null ? null : Variable.real(value);
    }

    private static boolean isConstant(CelExpr element, CelConstant.Kind kind) {
        return element.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && element.constant().getKind() == kind;
    }
}
