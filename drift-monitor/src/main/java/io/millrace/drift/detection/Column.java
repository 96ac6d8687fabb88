package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * One feature of a profile.
 *
 * @param values row by row
 * @param sample the same as tests take them
 * @param correlation of rows in the windows of the reference
 */
record Column(ClusteredValues values, FeatureSample sample, WindowCorrelation correlation) {

    /** That of a reference, or of a window beside the one of its reference. */
    static Column of(ClusteredValues values, FeatureSample sample, @Nullable Column usual, long window) {
        double rows = values.effectiveSize();
        WindowCorrelation correlation =
                usual == null ? WindowCorrelation.of(values, sample, window) : usual.correlation;
        double independent = usual == null ? correlation.ofReference(rows) : correlation.ofWindow(rows);
        return independent == rows
                ? new Column(values, sample, correlation)
                : new Column(values.worth(independent), sample.worth(independent), correlation);
    }
}
