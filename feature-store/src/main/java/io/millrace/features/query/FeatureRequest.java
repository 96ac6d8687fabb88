package io.millrace.features.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Features of some entities at a time.
 *
 * @param features {@code view:feature} in the order of the answer, as {@link FeatureNames} gives them
 * @param rows for each row of the answer the fields that the entities' keys are made of, as text; what else they have does not matter
 * @param asOf event time to evaluate for, epoch milliseconds; empty means now, by the project's clock
 * @param bound what is demanded of the freshness of the answer
 */
public record FeatureRequest(
        List<String> features, List<Map<String, String>> rows, OptionalLong asOf, FreshnessBound bound) {

    public FeatureRequest {
        features = List.copyOf(features);
        rows = List.copyOf(rows);
    }

    /** A request that takes what is there. */
    public FeatureRequest(List<String> features, List<Map<String, String>> rows, OptionalLong asOf) {
        this(features, rows, asOf, FreshnessBound.NONE);
    }

    /** Some of the features of some rows. */
    FeatureRequest part(List<String> some, List<Map<String, String>> ofRows) {
        return new FeatureRequest(some, ofRows, asOf, bound);
    }

    /** The same with so much time to wait. */
    FeatureRequest waiting(Duration wait) {
        return new FeatureRequest(features, rows, asOf, bound.waiting(wait));
    }
}
