package io.millrace.drift.detection;

/** The values of one feature in a sample of rows; missing ones are left out. */
sealed interface FeatureSample permits NumericSample, CategoricalSample {

    /** Number of sampled rows with a value. */
    int size();

    /** Number of independent rows they are worth, see {@link EffectiveSize}. */
    double effectiveSize();

    /** The sampled values of the feature at a position; no cluster has more than {@code share} of the rows as its weight. */
    static FeatureSample of(WatchedFeature feature, int position, WindowProfile profile, double share) {
        ClusteredValues values = ClusteredValues.of(feature, position, profile, share);
        return switch (feature.kind()) {
            case NUMERIC -> NumericSample.of(values);
            case CATEGORICAL -> CategoricalSample.of(values);
        };
    }
}
