package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The weighted distribution function of a numeric feature's values. */
final class NumericSample implements FeatureSample {

    private record Weighted(double value, double weight) {}

    private final double[] sorted;
    private final double[] cumulative;
    private final double effectiveSize;

    private NumericSample(double[] sorted, double[] cumulative, double effectiveSize) {
        this.sorted = sorted;
        this.cumulative = cumulative;
        this.effectiveSize = effectiveSize;
    }

    static NumericSample of(ClusteredValues values) {
        List<Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < values.values().size(); i++) {
            weighted.add(new Weighted(
                    (Double) values.values().get(i), values.weights().get(i)));
        }
        weighted.sort(Comparator.comparingDouble(Weighted::value).thenComparingDouble(Weighted::weight));
        double[] sorted = new double[weighted.size()];
        double[] cumulative = new double[weighted.size()];
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += weighted.get(i).weight();
            sorted[i] = weighted.get(i).value();
            cumulative[i] = sum;
        }
        for (int i = 0; i < sorted.length; i++) {
            cumulative[i] /= sum;
        }
        return new NumericSample(sorted, cumulative, values.effectiveSize());
    }

    @Override
    public int size() {
        return sorted.length;
    }

    @Override
    public double effectiveSize() {
        return effectiveSize;
    }

    @Override
    public NumericSample worth(double independent) {
        return new NumericSample(sorted, cumulative, independent);
    }

    @Override
    public double rank(Object value) {
        double number = (Double) value;
        return (shareOfFirst(countUpTo(number, false)) + shareOfFirst(countUpTo(number, true))) / 2;
    }

    @Override
    public List<RankShare> ranks() {
        List<RankShare> ranks = new ArrayList<>();
        for (int from = 0; from < sorted.length; ) {
            int to = countUpTo(sorted[from], true);
            double before = shareOfFirst(from);
            double share = shareOfFirst(to) - before;
            ranks.add(new RankShare(before + share / 2, share));
            from = to;
        }
        return ranks;
    }

    /** The mean, by weight. */
    double mean() {
        double mean = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += sorted[i] * (shareOfFirst(i + 1) - shareOfFirst(i));
        }
        return mean;
    }

    /** Share of the weight that values equal to one have. */
    double shareOf(double value) {
        return shareOfFirst(countUpTo(value, true)) - shareOfFirst(countUpTo(value, false));
    }

    /** Share of the weight that values up to one have, with itself. */
    double shareUpTo(double value) {
        return shareOfFirst(countUpTo(value, true));
    }

    /** How many values are less than one, or equal to it. */
    private int countUpTo(double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The value at a position in ascending order. */
    double at(int index) {
        return sorted[index];
    }

    /** Share of the weight that the first {@code count} values have. */
    double shareOfFirst(int count) {
        return count == 0 ? 0 : cumulative[count - 1];
    }

    /** The smallest value that at least a share {@code q} of the weight does not exceed. */
    double quantile(double q) {
        int index = 0;
        // a hair less than q: a sum of weights must not miss it by its rounding
        while (index < sorted.length - 1 && cumulative[index] < q - 1e-12) {
            index++;
        }
        return sorted[index];
    }
}
