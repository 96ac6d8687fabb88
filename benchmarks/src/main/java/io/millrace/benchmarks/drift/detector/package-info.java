/** Detectors that are fed value by value: Millrace's and MOA's. Start with {@link io.millrace.benchmarks.drift.detector.Contestants}. */
@NullMarked
package io.millrace.benchmarks.drift.detector;

import org.jspecify.annotations.NullMarked;
