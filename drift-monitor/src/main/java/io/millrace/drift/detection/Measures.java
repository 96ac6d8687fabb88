package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far apart two samples are in measures that many know; no test is by them. Both are less what noise alone makes of samples of these sizes.
 *
 * @param psi population stability index over tenths of the reference, or over categories, 0 or more; noise makes {@code (B - 1) (1 / n + 1 / m)} of B
 *     cells on average (Yurdakul 2018, "Statistical properties of population stability index")
 * @param wasserstein how far values have moved on average, in the unit of the feature (the area between the distribution functions); null of categories, and where it is
 *     beyond all numbers.
 *     Noise makes the area of {@code sqrt(2 F (1 - F) / (pi N))}, which is taken off in quadrature
 */
public record Measures(double psi, @Nullable Double wasserstein) {

    private static final int TENTHS = 10;

    /** Those of two samples of one feature, neither of them empty. */
    static Measures of(FeatureSample reference, FeatureSample current) {
        if (reference instanceof NumericSample before && current instanceof NumericSample now) {
            double moved = moved(before, now);
            return new Measures(stability(tenths(before, now), before, now), Double.isFinite(moved) ? moved : null);
        }
        return new Measures(
                stability(shares((CategoricalSample) reference, (CategoricalSample) current), reference, current),
                null);
    }

    /** The shares of both samples in one cell. */
    private record Cell(double before, double now) {}

    private static double stability(List<Cell> cells, FeatureSample reference, FeatureSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        double index = 0;
        for (Cell cell : cells) {
            // half a row more in each cell: nothing is infinitely far away
            double before = (n * cell.before + 0.5) / (n + 0.5 * cells.size());
            double now = (m * cell.now + 0.5) / (m + 0.5 * cells.size());
            index += (now - before) * Math.log(now / before);
        }
        return Math.max(0, index - (cells.size() - 1) * (1 / n + 1 / m));
    }

    private static List<Cell> tenths(NumericSample reference, NumericSample current) {
        List<Cell> cells = new ArrayList<>();
        double before = 0;
        double now = 0;
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            double bound = reference.quantile((double) tenth / TENTHS);
            boolean last = tenth == TENTHS;
            double untilBefore = last ? 1 : reference.shareUpTo(bound);
            double untilNow = last ? 1 : current.shareUpTo(bound);
            // where a tenth is one value with the next, both are one cell
            if (untilBefore > before || (last && untilNow > now)) {
                cells.add(new Cell(untilBefore - before, untilNow - now));
                before = untilBefore;
                now = untilNow;
            }
        }
        return cells;
    }

    private static List<Cell> shares(CategoricalSample reference, CategoricalSample current) {
        Set<String> all = new TreeSet<>(reference.categories());
        all.addAll(current.categories());
        return all.stream()
                .map(category -> new Cell(reference.share(category), current.share(category)))
                .toList();
    }

    private static double moved(NumericSample reference, NumericSample current) {
        double size = EffectiveSize.ofDifference(reference.effectiveSize(), current.effectiveSize());
        double area = 0;
        double noise = 0;
        int i = 0;
        int j = 0;
        double at = Math.min(reference.at(0), current.at(0));
        while (i < reference.size() || j < current.size()) {
            boolean first = j == current.size() || (i < reference.size() && reference.at(i) <= current.at(j));
            double next = first ? reference.at(i) : current.at(j);
            double before = reference.shareOfFirst(i);
            area += (next - at) * Math.abs(before - current.shareOfFirst(j));
            noise += (next - at) * Math.sqrt(2 * before * (1 - before) / (Math.PI * size));
            at = next;
            if (first) {
                i++;
            } else {
                j++;
            }
        }
        return Math.sqrt(Math.max(0, area * area - noise * noise));
    }
}
