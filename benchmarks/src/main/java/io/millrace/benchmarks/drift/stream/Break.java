package io.millrace.benchmarks.drift.stream;

import java.util.List;
import java.util.SplittableRandom;

/** What can happen to the rows of a number, N(0,1), and a category, Zipf of 30. */
public enum Break {
    NONE("nothing"),
    MISSING("number missing in 2 %"),
    NEW_CATEGORY("new category in 1 %"),
    STUCK("number stuck at 0 in 5 %"),
    OUTLIERS("number 100 in 1 %"),
    HALF("half of the rows"),
    GAP("no rows");

    /** Rows that windows have on average. */
    public static final int ROWS = 1_000;

    private static final double UNSEEN = 1_000;

    private final String label;

    Break(String label) {
        this.label = label;
    }

    /** Name in a table. */
    public String label() {
        return label;
    }

    /** Whether it is the category that breaks. */
    public boolean ofCategory() {
        return this == NEW_CATEGORY;
    }

    /** A window of about {@link #ROWS}: a Poisson number of them, or near it. */
    public Batch window(SplittableRandom random) {
        double mean = this == GAP ? 0 : this == HALF ? ROWS / 2.0 : ROWS;
        return rows((int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian()), random);
    }

    /** So many rows. */
    public Batch rows(int rows, SplittableRandom random) {
        double[] numbers = new double[rows];
        double[] categories = new double[rows];
        for (int i = 0; i < rows; i++) {
            double chance = random.nextDouble();
            double number = Source.NORMAL.next(random);
            double category = Source.ZIPF30.next(random);
            numbers[i] = switch (this) {
                case MISSING -> chance < 0.02 ? Double.NaN : number;
                case STUCK -> chance < 0.05 ? 0 : number;
                case OUTLIERS -> chance < 0.01 ? 100 : number;
                default -> number;
            };
            categories[i] = this == NEW_CATEGORY && chance < 0.01 ? UNSEEN : category;
        }
        return new Batch(List.of(Column.numbers(numbers), Column.categories(categories)));
    }
}
