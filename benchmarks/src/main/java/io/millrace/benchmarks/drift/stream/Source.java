package io.millrace.benchmarks.drift.stream;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A stationary source of independent values.
 *
 * @param label name in a table
 * @param categories whether its values are categories, by number
 * @param bounded whether its values are in [0, 1], but for one in a million
 * @param values makes the next one
 */
public record Source(String label, boolean categories, boolean bounded, ToDoubleFunction<SplittableRandom> values) {

    /** N(.5,.1). */
    public static final Source UNIT_NORMAL =
            new Source("N(.5,.1)", false, true, random -> 0.5 + 0.1 * random.nextGaussian());

    /** N(0,1). */
    public static final Source NORMAL = numbers("N(0,1)", SplittableRandom::nextGaussian);

    /** The exponential of N(0,1). */
    public static final Source LOGNORMAL = numbers("lognormal", random -> Math.exp(random.nextGaussian()));

    /** Thirty categories. */
    public static final Source ZIPF30 = zipf(30);

    /** Three hundred categories. */
    public static final Source ZIPF300 = zipf(300);

    /** Sources of numbers. */
    public static final List<Source> NUMBERS = List.of(
            coin("B .05", 0.05),
            coin("B .2", 0.2),
            coin("B .5", 0.5),
            UNIT_NORMAL,
            NORMAL,
            numbers("N(100,10)", random -> 100 + 10 * random.nextGaussian()),
            LOGNORMAL,
            numbers("t3", Source::studentOfThree));

    /** Sources of numbers, and of categories. */
    public static final List<Source> ALL = Stream.concat(
                    NUMBERS.stream(), Stream.of(zipf(5), zipf(10), ZIPF30, zipf(100), ZIPF300))
            .toList();

    private static Source coin(String label, double rate) {
        return new Source(label, false, true, random -> random.nextDouble() < rate ? 1 : 0);
    }

    private static Source numbers(String label, ToDoubleFunction<SplittableRandom> values) {
        return new Source(label, false, false, values);
    }

    private static Source zipf(int count) {
        return new Source("Zipf " + count, true, false, new Zipf(count));
    }

    /** The next value. */
    public double next(SplittableRandom random) {
        return values.applyAsDouble(random);
    }

    /** So many values. */
    public Column column(int rows, SplittableRandom random) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = next(random);
        }
        return categories ? Column.categories(column) : Column.numbers(column);
    }

    private static double studentOfThree(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }
}
