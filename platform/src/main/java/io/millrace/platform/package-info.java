/** The runnable. Everything here is wiring: what is wired lives in the other modules. */
@NullMarked
package io.millrace.platform;

import org.jspecify.annotations.NullMarked;
