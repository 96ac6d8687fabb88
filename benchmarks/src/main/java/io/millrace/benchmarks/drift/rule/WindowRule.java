package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;

/** Compares windows of one feature with a reference that it has learned. */
@FunctionalInterface
public interface WindowRule {

    /** Whether the next window raises an alarm. */
    boolean flags(Column window);
}
