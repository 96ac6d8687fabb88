/** Expressions over event fields, in CEL. Start with {@link io.millrace.runtime.expression.Expressions}. */
@NullMarked
package io.millrace.runtime.expression;

import org.jspecify.annotations.NullMarked;
