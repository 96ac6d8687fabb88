package io.millrace.drift.detection;

/** How the values of a watched feature compare: by order, or only by equality. */
public enum FeatureKind {
    /** Values are {@code Double}; compared with the Kolmogorov-Smirnov distance. */
    NUMERIC,
    /** Values are {@code String}; compared with the total variation distance. */
    CATEGORICAL
}
