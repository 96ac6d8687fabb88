package io.millrace.runtime.expression;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations that only look at their operands' values, by the name that CEL gives the overload, such as {@code add_int64}. */
final class Operations {

    private static final Map<String, Unary> UNARY = new HashMap<>();
    private static final Map<String, Binary> BINARY = new HashMap<>();

    static {
        UNARY.putAll(Arithmetic.unary());
        UNARY.putAll(Text.unary());
        UNARY.putAll(Conversion.unary());
        BINARY.putAll(Arithmetic.binary());
        BINARY.putAll(Text.binary());
        BINARY.putAll(Comparison.order());
    }

    private Operations() {}

    /** The operation on one value; null when it is the interpreter's. */
    static @Nullable Unary unary(String overload) {
        return UNARY.get(overload);
    }

    /** The operation on two values; null when it is the interpreter's. */
    static @Nullable Binary binary(String overload) {
        return BINARY.get(overload);
    }
}
