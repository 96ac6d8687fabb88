/** The console in a real browser, while what it shows runs. */
@NullMarked
package io.millrace.console;

import org.jspecify.annotations.NullMarked;
