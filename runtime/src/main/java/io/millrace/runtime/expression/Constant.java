package io.millrace.runtime.expression;

import dev.cel.common.ast.CelConstant;
import org.jspecify.annotations.Nullable;

/** Constants of the types that fields have. */
final class Constant {

    private Constant() {}

    /** The value of a constant; null for a type that no field has. */
    static @Nullable Object of(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> (Object) constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
    }
}
