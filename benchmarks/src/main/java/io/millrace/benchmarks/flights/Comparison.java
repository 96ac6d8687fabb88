package io.millrace.benchmarks.flights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares vectors with what they should be, feature by feature. No value equals no value; a feature that is missing on
 * one side equals nothing.
 */
final class Comparison {

    private static final int EXAMPLES = 5;

    private final Map<String, Tolerance> tolerances;
    private final Map<String, FeatureResult> results = new LinkedHashMap<>();
    private final List<Difference> examples = new ArrayList<>();

    /** A comparison of nothing yet, with the tolerance of each feature; any other has to be exact. */
    Comparison(Map<String, Tolerance> tolerances) {
        this.tolerances = tolerances;
    }

    /** Compares the features of one flight. */
    void compare(String flight, Map<String, @Nullable Object> expected, Map<String, @Nullable Object> found) {
        Set<String> features = new LinkedHashSet<>(tolerances.keySet());
        features.addAll(expected.keySet());
        features.addAll(found.keySet());
        for (String feature : features) {
            compare(
                    flight,
                    feature,
                    expected.getOrDefault(feature, Difference.MISSING),
                    found.getOrDefault(feature, Difference.MISSING));
        }
    }

    private void compare(String flight, String feature, @Nullable Object expected, @Nullable Object found) {
        Tolerance tolerance = tolerances.getOrDefault(feature, Tolerance.EXACT);
        double difference = difference(expected, found);
        boolean same = tolerance.allows(difference);
        results.merge(
                feature,
                new FeatureResult(feature, 0, 0, 0, tolerance.text()).plus(same, difference),
                (before, one) -> before.plus(same, difference));
        if (!same && examples.size() < EXAMPLES) {
            examples.add(new Difference(flight, feature, expected, found));
        }
    }

    /** Of two numbers relative to the one expected; infinite when that is 0, or what differs are no numbers. */
    private static double difference(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof Number right && found instanceof Number other) {
            double distance = Math.abs(right.doubleValue() - other.doubleValue());
            return distance == 0 ? 0 : distance / Math.abs(right.doubleValue());
        }
        boolean same = Objects.equals(expected, found) && !Difference.MISSING.equals(found);
        return same ? 0 : Double.POSITIVE_INFINITY;
    }

    /** The features, in the order of their tolerances. */
    List<FeatureResult> results() {
        return List.copyOf(results.values());
    }

    /** The first few differences. */
    List<Difference> examples() {
        return List.copyOf(examples);
    }
}
