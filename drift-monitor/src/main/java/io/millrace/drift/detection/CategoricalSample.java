package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Weighted shares of the categories of a categorical feature. */
final class CategoricalSample implements FeatureSample {

    private final SortedMap<String, Double> weights;
    private final double total;
    private final int size;
    private final double effectiveSize;
    private @Nullable Map<String, Double> ranks;

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

    @Override
    public CategoricalSample worth(double independent) {
        return new CategoricalSample(weights, total, size, independent);
    }

    @Override
    public double rank(Object value) {
        return rankOf().getOrDefault((String) value, 1.0);
    }

    @Override
    public List<RankShare> ranks() {
        return weights.keySet().stream()
                .map(category -> new RankShare(rank(category), share(category)))
                .toList();
    }

    private Map<String, Double> rankOf() {
        if (ranks == null) {
            ranks = ranked();
        }
        return ranks;
    }

    private Map<String, Double> ranked() {
        SortedMap<Double, List<String>> alike = new TreeMap<>(Comparator.reverseOrder());
        weights.forEach((category, weight) ->
                alike.computeIfAbsent(weight, first -> new ArrayList<>()).add(category));
        Map<String, Double> ranked = new HashMap<>();
        double before = 0;
        for (Map.Entry<Double, List<String>> group : alike.entrySet()) {
            double share = group.getKey() * group.getValue().size() / total;
            for (String category : group.getValue()) {
                ranked.put(category, before + share / 2);
            }
            before += share;
        }
        return ranked;
    }

    /** Categories seen, in the order of their names. */
    Set<String> categories() {
        return weights.keySet();
    }

    /** The most frequent ones, largest share first. */
    List<CategoryShare> most() {
        return weights.keySet().stream()
                .map(category -> new CategoryShare(category, share(category), share(category)))
                .sorted(Comparator.comparingDouble((CategoryShare one) -> -one.current()))
                .limit(Evidence.TOP)
                .toList();
    }

    /** Share of a category among the values, 0 when it was not seen. */
    double share(String category) {
        return weights.getOrDefault(category, 0.0) / total;
    }
}
