/** Learning from a log measured beside its peers. */
@NullMarked
package io.millrace.benchmarks.trainer;

import org.jspecify.annotations.NullMarked;
