/** What those cost who watch the console. */
@NullMarked
package io.millrace.benchmarks.console;

import org.jspecify.annotations.NullMarked;
