package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Both distributions, short enough for an alert. */
public sealed interface Evidence {

    /** Most categories that evidence lists. */
    int TOP = 10;

    /** Evidence about a numeric feature. */
    record NumericEvidence(Quantiles reference, Quantiles current) implements Evidence {}

    /** Evidence about a categorical feature: the categories whose share changed most, largest change first. */
    record CategoricalEvidence(List<CategoryShare> categories) implements Evidence {

        public CategoricalEvidence {
            categories = List.copyOf(categories);
        }
    }

    /**
     * Evidence about the number of rows.
     *
     * @param mean of the windows of the reference
     * @param deviation between them
     * @param rows of the window
     */
    record VolumeEvidence(double mean, double deviation, long rows) implements Evidence {}

    /** Quantiles, or shares, of two samples of one feature, neither of them empty. */
    static Evidence of(FeatureSample reference, FeatureSample current) {
        if (reference instanceof NumericSample before && current instanceof NumericSample now) {
            return new NumericEvidence(Quantiles.of(before), Quantiles.of(now));
        }
        return of((CategoricalSample) reference, (CategoricalSample) current);
    }

    private static Evidence of(CategoricalSample reference, CategoricalSample current) {
        Set<String> names = new TreeSet<>(reference.categories());
        names.addAll(current.categories());
        List<CategoryShare> shares = new ArrayList<>();
        for (String name : names) {
            shares.add(new CategoryShare(name, reference.share(name), current.share(name)));
        }
        shares.sort(
                Comparator.comparingDouble((CategoryShare share) -> -Math.abs(share.current() - share.reference())));
        return new CategoricalEvidence(shares.subList(0, Math.min(TOP, shares.size())));
    }
}
