package io.millrace.benchmarks.flights;

import io.millrace.runtime.project.AggregateName;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.Parameter;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far a value may be off what DuckDB says, relative to that.
 *
 * <p>Sums are good to 1e-12 here and plain sums of doubles there, so they agree to 1e-9. A percentile is off by as much as its sketch
 * allows, and the bounds of the sketch's buckets are rounded as well.
 *
 * @param text as it is shown
 */
record Tolerance(double relative, String text) {

    /** The same value. */
    static final Tolerance EXACT = new Tolerance(0, "exact");

    /** The same but for rounding. */
    static final Tolerance ROUNDING = new Tolerance(1e-9, "1e-9");

    private static final Set<AggregateName> TAKEN_OR_COUNTED = EnumSet.of(
            AggregateName.COUNT,
            AggregateName.DISTINCT,
            AggregateName.LAST,
            AggregateName.MAX,
            AggregateName.MIN,
            AggregateName.TIME_SINCE_LAST);
    private static final Set<AggregateName> SUMMED = EnumSet.of(
            AggregateName.SUM,
            AggregateName.MEAN,
            AggregateName.RATIO,
            AggregateName.STDDEV,
            AggregateName.DECAYED_MEAN);

    /**
     * That of a feature, by its aggregate.
     *
     * @throws IllegalArgumentException when none has been stated for its aggregate
     */
    static Tolerance of(Feature feature) {
        AggregateName aggregate = feature.aggregateName();
        if (TAKEN_OR_COUNTED.contains(aggregate)) {
            return EXACT;
        }
        if (SUMMED.contains(aggregate)) {
            return ROUNDING;
        }
        if (aggregate == AggregateName.PERCENTILE) {
            double error = feature.parameters().real(Parameter.ERROR);
            return new Tolerance(error + ROUNDING.relative(), error + " + " + ROUNDING.text());
        }
        throw new IllegalArgumentException(
                "feature '" + feature.name() + "': no tolerance is stated for the aggregate " + feature.aggregate());
    }

    /** Whether a relative difference is within it. */
    boolean allows(double difference) {
        return difference <= relative;
    }
}
