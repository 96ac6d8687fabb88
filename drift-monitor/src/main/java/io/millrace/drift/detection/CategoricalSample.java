package io.millrace.drift.detection;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Weighted shares of the categories of a categorical feature. */
final class CategoricalSample implements FeatureSample {

    private final SortedMap<String, Double> weights;
    private final double total;
    private final int size;
    private final double effectiveSize;

    private CategoricalSample(SortedMap<String, Double> weights, double total, int size, double effectiveSize) {
        this.weights = weights;
        this.total = total;
        this.size = size;
        this.effectiveSize = effectiveSize;
    }

    static CategoricalSample of(ClusteredValues values) {
        TreeMap<String, Double> weights = new TreeMap<>();
        double total = 0;
        for (int i = 0; i < values.values().size(); i++) {
            double weight = values.weights().get(i);
            weights.merge((String) values.values().get(i), weight, Double::sum);
            total += weight;
        }
        return new CategoricalSample(weights, total, values.values().size(), values.effectiveSize());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double effectiveSize() {
        return effectiveSize;
    }

    /** Categories seen, in the order of their names. */
    Set<String> categories() {
        return weights.keySet();
    }

    /** Share of a category among the values, 0 when it was not seen. */
    double share(String category) {
        return weights.getOrDefault(category, 0.0) / total;
    }
}
