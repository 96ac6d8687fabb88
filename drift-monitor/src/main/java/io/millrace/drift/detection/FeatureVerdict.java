package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * The judgement of one feature in one window. Final: it is made once, when the window is complete.
 *
 * @param feature name of the feature
 * @param windowStart start of the window, inclusive
 * @param windowEnd end of the window, exclusive
 * @param outcome what the window says
 * @param test the comparison behind it; null when one side has no value at all
 * @param threshold smallest effect worth an alert
 * @param level significance level the budget allows
 */
public record FeatureVerdict(
        String feature,
        long windowStart,
        long windowEnd,
        Outcome outcome,
        @Nullable TestResult test,
        double threshold,
        double level) {}
