/** Tests of estimates. */
@NullMarked
package io.millrace.platform.explain;

import org.jspecify.annotations.NullMarked;
