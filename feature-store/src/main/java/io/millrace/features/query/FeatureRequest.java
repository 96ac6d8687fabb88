package io.millrace.features.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Features of some entities at a time.
 *
 * @param features {@code view:feature} in the order of the answer, as {@link FeatureNames} gives them
 * @param rows for each row of the answer the fields that the entities' keys are made of, as text; what else they have does not matter
 * @param asOf event time to evaluate for, epoch milliseconds; empty means now, by the project's clock
 */
public record FeatureRequest(List<String> features, List<Map<String, String>> rows, OptionalLong asOf) {

    public FeatureRequest {
        features = List.copyOf(features);
        rows = List.copyOf(rows);
    }
}
