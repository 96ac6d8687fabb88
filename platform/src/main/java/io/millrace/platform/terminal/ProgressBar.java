package io.millrace.platform.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * How far something has come: how much is done of how much, how fast, and how long the rest will take. On a terminal it is a line that
 * is drawn again; into a file or a pipe it is one line at the end. What is over at once is not shown at all.
 *
 * <p>It writes no escape sequences. It is used by one thread.
 */
public final class ProgressBar implements AutoCloseable {

    private static final Duration BEFORE_THE_FIRST = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(5);
    private static final int CELLS = 12;

    /** One less than most terminals have: a line that goes on in the next cannot be written over. */
    private static final int MOST_WIDTH = 79;

    private static final double NANOS = 1e9;

    private final PrintStream to;
    private final boolean redraws;
    private final LongSupplier nanos;
    private final String task;
    private final LongFunction<String> unit;
    private final long begin;
    private long nextAt;
    private int drawn;
    private long done;
    private long all;
    private String more = "";

    /**
     * A bar that begins now.
     *
     * @param redraws whether a line that is written there can be written over
     * @param nanos a clock
     * @param unit says an amount
     */
    public ProgressBar(PrintStream to, boolean redraws, LongSupplier nanos, String task, LongFunction<String> unit) {
        this.to = to;
        this.redraws = redraws;
        this.nanos = nanos;
        this.task = task;
        this.unit = unit;
        this.begin = nanos.getAsLong();
        this.nextAt = begin + BEFORE_THE_FIRST.toNanos();
    }

    /** A number of things, as the unit of a bar. */
    public static String count(long things) {
        return String.format(Locale.ROOT, "%,d", things);
    }

    /** So much is done of so much. */
    public void at(long done, long all) {
        at(done, all, "");
    }

    /** The same, with something else that goes last. */
    public void at(long done, long all, String more) {
        this.done = done;
        this.all = all;
        this.more = more;
        long now = nanos.getAsLong();
        if (redraws && now - nextAt >= 0) {
            nextAt = now + BETWEEN.toNanos();
            draw(now);
        }
    }

    private void draw(long now) {
        String line = line(now);
        line = line.substring(0, Math.min(line.length(), MOST_WIDTH));
        to.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        to.flush();
        drawn = line.length();
    }

    private String line(long now) {
        double share = all <= 0 ? 0 : Math.min(1, (double) done / all);
        int full = (int) (share * CELLS);
        return String.format(
                Locale.ROOT,
                "%s %3.0f %% [%s%s] %s of %s, %s/s%s%s",
                task,
                Math.floor(100 * share),
                "=".repeat(full),
                " ".repeat(CELLS - full),
                unit.apply(done),
                unit.apply(all),
                unit.apply(rate(now)),
                done > 0 && done < all ? ", " + left(now) + " left" : "",
                more.isEmpty() ? "" : "  " + more);
    }

    private long rate(long now) {
        return Math.round(done * NANOS / Math.max(1, now - begin));
    }

    private String left(long now) {
        long seconds = Math.round((double) (all - done) / done * (now - begin) / NANOS);
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Ends the line; where none was drawn, and it took a while, says what came of it. */
    @Override
    public void close() {
        long now = nanos.getAsLong();
        if (drawn > 0) {
            draw(now);
            to.println();
        } else if (!redraws && now - begin >= WORTH_A_LINE.toNanos()) {
            to.println(String.format(
                    Locale.ROOT,
                    "%s: %s in %.1f s, %s/s%s",
                    task,
                    unit.apply(done),
                    (now - begin) / NANOS,
                    unit.apply(rate(now)),
                    more.isEmpty() ? "" : "  " + more));
        }
        to.flush();
    }
}
