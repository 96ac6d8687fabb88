/**
 * Expressions over event fields and feature columns, in CEL. Start with {@link io.millrace.runtime.expression.Expressions}; what
 * a result is when it is not defined stands at {@link io.millrace.runtime.expression.Expression}, and how most of CEL becomes
 * plain Java at {@link io.millrace.runtime.expression.Lowering}.
 */
@NullMarked
package io.millrace.runtime.expression;

import org.jspecify.annotations.NullMarked;
