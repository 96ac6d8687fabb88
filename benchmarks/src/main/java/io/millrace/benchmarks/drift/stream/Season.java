package io.millrace.benchmarks.drift.stream;

import java.time.Duration;
import java.util.SplittableRandom;

/** A normal value each minute whose mean goes up and down by half a standard deviation with the day, and by as much with the week. */
public final class Season {

    /** Event time from one row to the next. */
    public static final Duration ROW = Duration.ofMinutes(1);

    /** Rows of an hour. */
    public static final int HOUR = 60;

    /** Rows of a day. */
    public static final int DAY = 24 * HOUR;

    /** Rows of a week. */
    public static final int WEEK = 7 * DAY;

    private Season() {}

    /**
     * The values of some weeks.
     *
     * @param shift of the mean in the last of them
     */
    public static Column weeks(int weeks, double shift, SplittableRandom random) {
        double[] values = new double[weeks * WEEK];
        for (int i = 0; i < values.length; i++) {
            double day = Math.sin(2 * Math.PI * i / DAY) / 2;
            double week = Math.sin(2 * Math.PI * i / WEEK) / 2;
            values[i] = day + week + random.nextGaussian() + (i >= values.length - WEEK ? shift : 0);
        }
        return Column.numbers(values);
    }
}
