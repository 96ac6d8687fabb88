/**
 * The primitive encodings of a state row: variable-length integers, compact doubles, times against an origin, text.
 * Read {@link io.millrace.features.engine.codec.RowWriter} first; {@link io.millrace.features.engine.codec.RowReader}
 * undoes it.
 */
@NullMarked
package io.millrace.features.engine.codec;

import org.jspecify.annotations.NullMarked;
