/** Reads while processes die, come and go. */
@NullMarked
package io.millrace.platform.moving;

import org.jspecify.annotations.NullMarked;
