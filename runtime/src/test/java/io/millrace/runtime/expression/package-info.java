/** Tests of expressions: types, missing values and faults. */
@NullMarked
package io.millrace.runtime.expression;

import org.jspecify.annotations.NullMarked;
