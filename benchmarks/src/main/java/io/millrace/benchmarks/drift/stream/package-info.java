/** Where values come from: stationary sources, and what changes of them. Start with {@link io.millrace.benchmarks.drift.stream.Source}. */
@NullMarked
package io.millrace.benchmarks.drift.stream;

import org.jspecify.annotations.NullMarked;
