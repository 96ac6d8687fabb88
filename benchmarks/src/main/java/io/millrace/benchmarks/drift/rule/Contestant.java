package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import java.util.function.Function;

/**
 * A kind of rule.
 *
 * @param learn makes one from a reference
 */
public record Contestant(String name, Function<Column, WindowRule> learn) {}
