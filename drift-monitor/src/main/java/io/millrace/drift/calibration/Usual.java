package io.millrace.drift.calibration;

import io.millrace.drift.detection.CategoryShare;
import io.millrace.drift.detection.FeatureKind;
import io.millrace.drift.detection.FeatureSummary;
import io.millrace.drift.detection.Quantiles;
import java.util.Optional;

/**
 * What a change to a feature is measured by.
 *
 * @param summary of the feature in the reference
 */
record Usual(FeatureSummary summary) {

    /** Deviations that the middle half of a normal distribution is wide. */
    private static final double MIDDLE_HALF = 1.349;

    boolean numeric() {
        return summary.feature().kind() == FeatureKind.NUMERIC;
    }

    private Quantiles quantiles() {
        return summary.quantiles().orElseThrow();
    }

    double median() {
        return quantiles().p50();
    }

    /** A standard deviation, by the middle half: what is far out does not count; by the middle 90 % where most values are one. */
    double deviation() {
        double half = (quantiles().p75() - quantiles().p25()) / MIDDLE_HALF;
        return half > 0 ? half : (quantiles().p95() - quantiles().p5()) / (2 * 1.645);
    }

    /** A number beyond all of the reference. */
    double beyond() {
        return quantiles().max() + Math.max(1, quantiles().max() - quantiles().min());
    }

    /** The category at a place by frequency, 0 for the most frequent one. */
    Optional<String> category(int place) {
        return summary.categories().stream().skip(place).findFirst().map(CategoryShare::category);
    }
}
