package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/** Two samples of one feature: their test, and on demand the evidence. */
record Comparison(FeatureSample reference, FeatureSample current, TestResult test) {

    /** Null when one of the samples is empty. */
    static @Nullable Comparison of(FeatureSample reference, FeatureSample current) {
        if (reference.size() == 0 || current.size() == 0) {
            return null;
        }
        if (reference instanceof NumericSample before && current instanceof NumericSample now) {
            return new Comparison(reference, current, KolmogorovSmirnov.test(before, now));
        }
        return new Comparison(
                reference, current, ChiSquare.test((CategoricalSample) reference, (CategoricalSample) current));
    }

    Evidence evidence() {
        return reference instanceof NumericSample before && current instanceof NumericSample now
                ? Evidence.of(before, now)
                : Evidence.of((CategoricalSample) reference, (CategoricalSample) current);
    }
}
