package io.millrace.features.engine;

/** A window made of panes: spans of event time of one length, aligned to its multiples since the epoch. */
public sealed interface PanedWindow extends Window permits RollingWindow, TumblingWindow {

    /** The shortest window, in milliseconds: a default hop is at least a millisecond. */
    long SHORTEST = 64;

    /** The most panes of one window, so that a small hop cannot make a row grow without bound. */
    long MOST_PANES = 4096;

    /** Length of the window in milliseconds. */
    long length();

    /** Length of a pane in milliseconds. */
    long hop();

    /** The first pane of the window read at a time. */
    long firstPane(long asOf);

    /** The last time at which a pane is the first of the window. */
    long lastBeginningWith(long pane);

    @Override
    default long reach() {
        return length() + hop();
    }

    /** The pane that a time falls into. */
    default long pane(long time) {
        return Math.floorDiv(time, hop());
    }

    /** Refuses lengths that no window can have. */
    static void check(long length, long hop) {
        if (length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a window of " + length + " ms is too short: give at least " + SHORTEST + " ms");
        }
        if (hop < 1 || hop > length || length / hop > MOST_PANES) {
            throw new IllegalArgumentException("a hop of " + hop + " ms does not suit a window of " + length
                    + " ms: give 1 ms to the length of the window, and at least a " + MOST_PANES
                    + "th of it; by default it is " + DefaultHop.of(length) + " ms");
        }
    }
}
