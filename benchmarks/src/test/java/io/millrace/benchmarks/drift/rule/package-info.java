@NullMarked
package io.millrace.benchmarks.drift.rule;

import org.jspecify.annotations.NullMarked;
