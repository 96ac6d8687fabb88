/**
 * How often monitors and their peers are wrong, what they see and how soon, on streams that are made from seeds. Start with {@link
 * io.millrace.benchmarks.drift.DriftCommand}.
 */
@NullMarked
package io.millrace.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
