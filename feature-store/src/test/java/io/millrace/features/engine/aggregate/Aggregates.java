package io.millrace.features.engine.aggregate;

import java.util.List;

/** One of each aggregate, with parameters that small samples go beyond. */
public final class Aggregates {

    /** All of them. */
    public static final List<Aggregate> ALL = List.of(
            new Count(),
            new Sum(),
            new Mean(),
            new Min(),
            new Max(),
            new Variance(),
            new Stddev(),
            new Skew(),
            new Kurtosis(),
            new First(),
            new Last(),
            new FirstN(3),
            new LastN(3),
            new Lag(2),
            new Distinct(6),
            new ApproxDistinct(11),
            new Percentile(0.75, 0.01),
            new TopK(3),
            new Mode(),
            new Histogram(List.of(-5.0, 0.0, 5.0, 100.0)),
            new Entropy(6),
            new Ratio(),
            new Range(),
            new Slope(),
            new DecayedCount(700),
            new DecayedSum(700),
            new DecayedMean(700),
            new TimeSinceLast(),
            new TimeBetween(),
            new By(new Count(), 16),
            new By(new Last(), 16));

    private Aggregates() {}
}
