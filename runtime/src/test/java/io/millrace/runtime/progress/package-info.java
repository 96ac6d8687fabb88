/** Tests of watermarks and order, against oracles. */
@NullMarked
package io.millrace.runtime.progress;

import org.jspecify.annotations.NullMarked;
