/** How often a monitor is wrong, and what it sees: simulated months. Start with {@link io.millrace.benchmarks.drift.DriftCommand}. */
@NullMarked
package io.millrace.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
