/** The console as HTTP shows it; the module console-test has a browser look at it. */
@NullMarked
package io.millrace.platform.console;

import org.jspecify.annotations.NullMarked;
