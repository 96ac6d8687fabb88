/** What a process says of itself at {@code /metrics}. */
@NullMarked
package io.millrace.platform.metrics;

import org.jspecify.annotations.NullMarked;
