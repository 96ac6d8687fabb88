package io.millrace.features.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window of fixed length that slides with the time of reading (a sawtooth window): read at t it covers (t - length - at
 * most one hop, t]. Its panes are aligned to multiples of the hop since the epoch; a pane is in the window while any
 * millisecond of it is.
 *
 * @param length milliseconds, at least {@value #SHORTEST}
 * @param hop milliseconds of a pane, at least 1, at most the length and at least a {@value #MOST_PANES}th of it
 */
public record RollingWindow(long length, long hop) implements Window {

    /** The shortest window, in milliseconds: a default hop is at least a millisecond. */
    static final long SHORTEST = 64;

    /** The most panes of one window, so that a small hop cannot make a row grow without bound. */
    static final long MOST_PANES = 4096;

    public RollingWindow {
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

    /** A window with the hop given, or {@link DefaultHop}'s when null; both in whole milliseconds. */
    public static RollingWindow of(Duration length, @Nullable Duration hop) {
        long millis = EventTime.millis("window", length);
        return new RollingWindow(millis, hop == null ? DefaultHop.of(millis) : EventTime.millis("hop", hop));
    }

    @Override
    public String describe() {
        return "rolling " + length + " " + hop;
    }

    /** The pane that a time falls into. */
    long pane(long time) {
        return Math.floorDiv(time, hop);
    }

    /** The first pane of the window read at a time. */
    long firstPane(long asOf) {
        return Math.floorDiv(asOf - length + 1, hop);
    }
}
