package io.millrace.benchmarks.flights;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not what it should be.
 *
 * @param expected by DuckDB; {@link #MISSING} when it has no such feature, null when the feature has no value
 * @param found in the vector, likewise
 */
record Difference(
        @JsonProperty("flight_id") String flight,
        String feature,
        @Nullable Object expected,
        @Nullable Object found) {

    /** Stands for a feature that is not there, which is something else than one without a value. */
    static final String MISSING = "missing";

    @Override
    public String toString() {
        return "flight " + flight + ", " + feature + ": expected " + expected + ", found " + found;
    }
}
