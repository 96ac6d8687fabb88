package io.millrace.drift.detection;

import java.util.function.Function;
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
    static Column of(
            ClusteredValues values,
            Function<ClusteredValues, FeatureSample> form,
            @Nullable Column usual,
            long window) {
        double rows = values.effectiveSize();
        if (usual != null) {
            ClusteredValues counted = values.worth(usual.correlation.ofWindow(rows));
            return new Column(counted, form.apply(counted), usual.correlation);
        }
        WindowCorrelation correlation = WindowCorrelation.of(values, form.apply(values), window);
        ClusteredValues counted = values.worth(correlation.ofReference(rows));
        return new Column(counted, form.apply(counted), correlation);
    }
}
