package io.millrace.drift.detection;

import java.util.List;

/** The values of one feature in a sample of rows; missing ones are left out. */
sealed interface FeatureSample permits NumericSample, CategoricalSample {

    /** Number of sampled rows with a value. */
    int size();

    /** Number of independent rows they are worth, see {@link EffectiveSize}. */
    double effectiveSize();

    /** The same, worth another number of independent rows. */
    FeatureSample worth(double independent);

    /**
     * Where a value stands among these: the share before it, and half of the share that is equal, from 0 to 1. Categories stand in the order of
     * their shares, the largest first, those that are not here last.
     */
    double rank(Object value);

    /** All ranks of the sample's own values, with the share that each has. */
    List<RankShare> ranks();

    /** The values of a feature. */
    static FeatureSample of(WatchedFeature feature, ClusteredValues values) {
        return switch (feature.kind()) {
            case NUMERIC -> NumericSample.of(values);
            case CATEGORICAL -> CategoricalSample.of(values);
        };
    }
}
