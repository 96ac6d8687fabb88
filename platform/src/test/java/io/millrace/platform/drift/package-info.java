/** Monitors as they run: killed, spread over partitions, and always with the same alerts. */
@NullMarked
package io.millrace.platform.drift;

import org.jspecify.annotations.NullMarked;
