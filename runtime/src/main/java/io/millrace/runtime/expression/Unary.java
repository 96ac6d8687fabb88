package io.millrace.runtime.expression;

import org.jspecify.annotations.Nullable;

/** An operation on one value; null when it is undefined for it. */
@FunctionalInterface
interface Unary {

    @Nullable
    Object apply(Object value);
}
