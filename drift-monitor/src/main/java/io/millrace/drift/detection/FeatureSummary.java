package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one feature looks like in a profile.
 *
 * @param missing share of the rows that lack it, exact; 0 if there are no rows
 * @param rows sampled rows that have it
 * @param effective independent rows that these are worth
 * @param quantiles of a numeric feature that has values
 * @param categories the most frequent categories of a categorical feature, largest share first
 */
public record FeatureSummary(
        WatchedFeature feature,
        double missing,
        int rows,
        double effective,
        Optional<Quantiles> quantiles,
        List<CategoryShare> categories) {

    public FeatureSummary {
        categories = List.copyOf(categories);
    }

    /** All watched features of a profile, in their order. */
    public static List<FeatureSummary> of(MonitorSettings settings, WindowProfile profile) {
        Samples samples = Samples.ofReference(settings, profile);
        List<FeatureSummary> all = new ArrayList<>();
        for (int position = 0; position < settings.features().size(); position++) {
            FeatureSample values = samples.column(position).sample();
            double lacking = profile.tally().missing().get(position);
            boolean numbers = values instanceof NumericSample && values.size() > 0;
            all.add(new FeatureSummary(
                    settings.features().get(position),
                    profile.rows() == 0 ? 0 : lacking / profile.rows(),
                    values.size(),
                    values.effectiveSize(),
                    numbers ? Optional.of(Quantiles.of((NumericSample) values)) : Optional.empty(),
                    values instanceof CategoricalSample categories ? categories.most() : List.of()));
        }
        return all;
    }
}
