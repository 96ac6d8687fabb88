package io.millrace.features.engine;

/**
 * The pane length of a rolling window whose hop is not given: the largest divisor of a day, in whole seconds (in
 * milliseconds below one second), that is at most a 64th of the window. Thus 10 minutes have 9 s, an hour 54 s, 6 hours
 * 320 s. A window is then too long by at most 1/64, 1.5625 %.
 */
public final class DefaultHop {

    /** The most that a window can be too long with a default hop, relative to its length. */
    public static final double WORST_RELATIVE_ERROR = 1.0 / 64;

    private static final long PANES = 64;
    private static final long SECOND = 1_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private DefaultHop() {}

    /**
     * The hop, in milliseconds: 1 to a day.
     *
     * @param window length in milliseconds, at least 64
     */
    public static long of(long window) {
        if (window < PanedWindow.SHORTEST) {
            throw tooShort(window);
        }
        long most = window / PANES;
        return most < SECOND
                ? largestDivisor(SECONDS_PER_DAY * SECOND, most)
                : largestDivisor(SECONDS_PER_DAY, most / SECOND) * SECOND;
    }

    /**
     * The hop of a window that starts at multiples of its length, in milliseconds: the largest divisor of the length, in
     * whole seconds if it is of whole seconds, that is at most a 64th of it.
     *
     * @param window length in milliseconds, at least 64
     */
    public static long dividing(long window) {
        if (window < PanedWindow.SHORTEST) {
            throw tooShort(window);
        }
        long most = window / PANES;
        return window % SECOND == 0 && most >= SECOND
                ? largestDivisor(window / SECOND, most / SECOND) * SECOND
                : largestDivisor(window, most);
    }

    private static IllegalArgumentException tooShort(long window) {
        return new IllegalArgumentException(
                "no default hop for a window of " + window + " ms: give at least " + PanedWindow.SHORTEST + " ms");
    }

    private static long largestDivisor(long of, long most) {
        long divisor = Math.min(of, most);
        while (of % divisor != 0) {
            divisor--;
        }
        return divisor;
    }
}
