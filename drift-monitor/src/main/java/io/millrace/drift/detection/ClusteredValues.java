package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one feature in sampled rows, checked for their type, with what each weighs.
 *
 * <p>A cluster of {@code n_c} rows weighs {@code min(n_c, max(1, share * n))}, spread evenly over its rows; a row without a
 * cluster weighs 1. The cap is what keeps a robot that writes a tenth of the rows from being a third of all noise: with
 * it the question is whether the feature changed for the entities at large, not whether one of them did.
 */
record ClusteredValues(List<Row> rows, List<Object> values, List<Double> weights, double effectiveSize) {

    /** What a row without the feature has, where it is asked whether it is there. */
    static final String MISSING = "missing";

    private static final String PRESENT = "present";

    static ClusteredValues of(WatchedFeature feature, int position, List<Row> sample, double share) {
        return of(sample, share, row -> {
            Object value = row.values().get(position);
            return value == null ? null : checked(feature, row, value);
        });
    }

    /** Whether the feature is there, in every row. */
    static ClusteredValues presence(int position, List<Row> sample, double share) {
        return of(sample, share, row -> row.values().get(position) == null ? MISSING : PRESENT);
    }

    /** The same, worth another number of independent rows. */
    ClusteredValues worth(double independent) {
        return new ClusteredValues(rows, values, weights, independent);
    }

    /** What a function makes of rows: a {@code Double} or a {@code String}, or null to leave the row out. */
    static ClusteredValues of(List<Row> sample, double share, Function<Row, @Nullable Object> feature) {
        List<Row> rows = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Map<String, Integer> clusters = new HashMap<>();
        int single = 0;
        for (Row row : sample) {
            Object value = feature.apply(row);
            if (value == null) {
                continue;
            }
            rows.add(row);
            values.add(value);
            if (row.cluster() == null) {
                single++;
            } else {
                clusters.merge(row.cluster(), 1, Integer::sum);
            }
        }
        double cap = Math.max(1, share * rows.size());
        List<Double> weights = new ArrayList<>(rows.size());
        for (Row row : rows) {
            int size = row.cluster() == null ? 1 : clusters.getOrDefault(row.cluster(), 1);
            weights.add(Math.min(size, cap) / size);
        }
        return new ClusteredValues(rows, values, weights, effectiveSize(clusters.values(), single, cap));
    }

    private static double effectiveSize(Collection<Integer> clusters, int single, double cap) {
        // sorted, so that the sum has the same rounding whatever the order of a hash map
        double[] weights = clusters.stream()
                .mapToDouble(size -> Math.min(size, cap))
                .sorted()
                .toArray();
        return EffectiveSize.of(weights, single);
    }

    private static Object checked(WatchedFeature feature, Row row, Object value) {
        Class<?> expected =
                switch (feature.kind()) {
                    case NUMERIC -> Double.class;
                    case CATEGORICAL -> String.class;
                };
        if (!expected.isInstance(value)) {
            throw new IllegalArgumentException("feature " + feature.name() + " of event " + row.eventId() + " is a "
                    + value.getClass().getSimpleName() + "; a " + feature.kind() + " feature needs a "
                    + expected.getSimpleName());
        }
        return value;
    }
}
