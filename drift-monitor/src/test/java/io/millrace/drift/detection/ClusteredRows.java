package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Samples of categories whose clusters repeat one value each, with given cluster sizes. */
final class ClusteredRows {

    private ClusteredRows() {}

    static CategoricalSample draw(int[] sizes, Supplier<Object> value) {
        List<Object> values = new ArrayList<>();
        for (int size : sizes) {
            values.addAll(Collections.nCopies(size, value.get()));
        }
        double effective =
                EffectiveSize.of(Arrays.stream(sizes).asDoubleStream().toArray(), 0);
        return CategoricalSample.of(
                new ClusteredValues(List.of(), values, Collections.nCopies(values.size(), 1.0), effective));
    }

    /** Sizes largest / 2, largest / 3 and so on: a few robots and many people. */
    static int[] longTail(int clusters, int largest) {
        int[] sizes = new int[clusters];
        Arrays.setAll(sizes, i -> Math.max(1, largest / (i + 2)));
        return sizes;
    }

    static int[] single(int rows) {
        int[] sizes = new int[rows];
        Arrays.fill(sizes, 1);
        return sizes;
    }

    /** Categories with Zipf's shares 1, 1/2, 1/3 and so on, scaled to sum to one. */
    static Supplier<Object> zipf(SplittableRandom random, int categories) {
        double[] cumulative = new double[categories];
        double sum = 0;
        for (int i = 0; i < categories; i++) {
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
        double total = sum;
        return () -> {
            int at = Arrays.binarySearch(cumulative, random.nextDouble() * total);
            return "c" + (at < 0 ? -at - 1 : at);
        };
    }
}
