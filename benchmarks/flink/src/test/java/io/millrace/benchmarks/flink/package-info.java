@NullMarked
package io.millrace.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
