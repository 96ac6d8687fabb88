package io.millrace.benchmarks.drift.stream;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A stationary source of independent values: numbers, or categories by number. */
public enum Source {
    B05("B .05", random -> random.nextDouble() < 0.05 ? 1 : 0),
    B2("B .2", random -> random.nextDouble() < 0.2 ? 1 : 0),
    B5("B .5", random -> random.nextDouble() < 0.5 ? 1 : 0),
    UNIT_NORMAL("N(.5,.1)", random -> 0.5 + 0.1 * random.nextGaussian()),
    NORMAL("N(0,1)", SplittableRandom::nextGaussian),
    LARGE_NORMAL("N(100,10)", random -> 100 + 10 * random.nextGaussian()),
    LOGNORMAL("lognormal", random -> Math.exp(random.nextGaussian())),
    T3("t3", Source::studentOfThree),
    ZIPF5("Zipf 5", new Zipf(5)),
    ZIPF10("Zipf 10", new Zipf(10)),
    ZIPF30("Zipf 30", new Zipf(30)),
    ZIPF100("Zipf 100", new Zipf(100)),
    ZIPF300("Zipf 300", new Zipf(300));

    private final String label;
    private final ToDoubleFunction<SplittableRandom> next;

    Source(String label, ToDoubleFunction<SplittableRandom> next) {
        this.label = label;
        this.next = next;
    }

    /** Name in a table. */
    public String label() {
        return label;
    }

    /** Whether its values are categories. */
    public boolean categories() {
        return ordinal() >= ZIPF5.ordinal();
    }

    /** Whether its values are in [0, 1], but for one in a million. */
    public boolean bounded() {
        return ordinal() <= UNIT_NORMAL.ordinal();
    }

    /** The next value. */
    public double next(SplittableRandom random) {
        return next.applyAsDouble(random);
    }

    /** So many values. */
    public Column column(int rows, SplittableRandom random) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = next(random);
        }
        return categories() ? Column.categories(values) : Column.numbers(values);
    }

    private static double studentOfThree(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }
}
