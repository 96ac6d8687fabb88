/**
 * Apache Flink as a peer: sliding counts per key over the records that Millrace's own stations read, measured in a process of
 * its own. Start with {@link io.millrace.benchmarks.flink.SlidingCountJob}.
 */
@NullMarked
package io.millrace.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
