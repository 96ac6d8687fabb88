/** Millrace's own judgement, without its topology. Start with {@link io.millrace.benchmarks.drift.monitor.Monitor}. */
@NullMarked
package io.millrace.benchmarks.drift.monitor;

import org.jspecify.annotations.NullMarked;
