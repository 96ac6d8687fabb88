/** What a monitor says of public data: found, missed, false. Start with {@link io.millrace.benchmarks.drift.real.RealDataCommand}. */
@NullMarked
package io.millrace.benchmarks.drift.real;

import org.jspecify.annotations.NullMarked;
