package io.millrace.runtime.expression;

import org.jspecify.annotations.Nullable;

/** An operation on two values; null when it is undefined for them. */
@FunctionalInterface
interface Binary {

    @Nullable
    Object apply(Object left, Object right);
}
