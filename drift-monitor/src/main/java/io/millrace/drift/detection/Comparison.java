package io.millrace.drift.detection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question about a window.
 *
 * @param conclusive whether the reference has enough to judge by, beside the numbers of rows in the test
 * @param evidence on demand
 */
record Comparison(TestResult test, boolean conclusive, Supplier<Evidence> evidence) {

    /** Compares two samples of one feature; null when one of them is empty. */
    static @Nullable Comparison of(FeatureSample reference, FeatureSample current) {
        if (reference.size() == 0 || current.size() == 0) {
            return null;
        }
        TestResult test = reference instanceof NumericSample before && current instanceof NumericSample now
                ? KolmogorovSmirnov.test(before, now)
                : ChiSquare.test((CategoricalSample) reference, (CategoricalSample) current);
        return new Comparison(test, true, () -> Evidence.of(reference, current));
    }
}
