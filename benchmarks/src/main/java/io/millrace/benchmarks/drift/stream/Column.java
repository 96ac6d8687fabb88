package io.millrace.benchmarks.drift.stream;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values of one feature, row by row: numbers, or categories by number; NaN is missing. Immutable; what is derived is kept. */
public final class Column {

    private final boolean categories;
    private final double[] values;
    private double @Nullable [] sorted;
    private @Nullable NavigableMap<Double, Integer> counts;

    private Column(boolean categories, double[] values) {
        this.categories = categories;
        this.values = values;
    }

    /** Numbers; the array is not copied. */
    public static Column numbers(double... values) {
        return new Column(false, values);
    }

    /** Categories; the array is not copied. */
    public static Column categories(double... values) {
        return new Column(true, values);
    }

    /** Whether these are categories. */
    public boolean categories() {
        return categories;
    }

    /** Number of rows. */
    public int rows() {
        return values.length;
    }

    /** The value of a row. */
    public double at(int row) {
        return values[row];
    }

    /** The rows from one to before another. */
    public Column rows(int from, int to) {
        return new Column(categories, Arrays.copyOfRange(values, from, to));
    }

    /** The same rows with other values. */
    public Column map(DoubleUnaryOperator change) {
        return new Column(categories, Arrays.stream(values).map(change).toArray());
    }

    /** The values that are there, in ascending order; not to be written to. */
    public double[] sorted() {
        if (sorted == null) {
            sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
        }
        return sorted;
    }

    /** How often each value is there. */
    public NavigableMap<Double, Integer> counts() {
        if (counts == null) {
            counts = new TreeMap<>();
            for (double value : sorted()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Share of a value among those that are there. */
    public double share(double value) {
        return (double) counts().getOrDefault(value, 0) / sorted().length;
    }
}
