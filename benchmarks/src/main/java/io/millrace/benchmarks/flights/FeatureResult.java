package io.millrace.benchmarks.flights;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of one feature.
 *
 * @param compared departures for which it was compared
 * @param equal those for which it was within its tolerance
 * @param largest the largest relative difference; infinite when one side has no value or none like the other's
 */
record FeatureResult(
        String feature,
        int compared,
        int equal,
        @JsonProperty("largest_difference") double largest,
        String tolerance) {

    FeatureResult plus(boolean same, double difference) {
        return new FeatureResult(
                feature, compared + 1, equal + (same ? 1 : 0), Math.max(largest, difference), tolerance);
    }
}
