/** Tests of reading files. */
@NullMarked
package io.millrace.runtime.rows;

import org.jspecify.annotations.NullMarked;
