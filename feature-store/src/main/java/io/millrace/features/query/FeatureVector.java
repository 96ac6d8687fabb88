package io.millrace.features.query;

import java.util.List;
import java.util.Map;

/**
 * One row of an answer.
 *
 * @param values one for each feature that was asked for, in that order
 * @param freshness by entity type, for each that a feature is of
 */
public record FeatureVector(List<FeatureValue> values, Map<String, Freshness> freshness) {

    public FeatureVector {
        values = List.copyOf(values);
        freshness = Map.copyOf(freshness);
    }
}
