/** Contenders that take turns, and what they came to. */
@NullMarked
package io.millrace.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
