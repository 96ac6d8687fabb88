/**
 * Rules by which windows are compared with a reference: Millrace's, and the defaults of other tools, written anew from their formulas. Start with
 * {@link io.millrace.benchmarks.drift.rule.Contestants}.
 */
@NullMarked
package io.millrace.benchmarks.drift.rule;

import org.jspecify.annotations.NullMarked;
