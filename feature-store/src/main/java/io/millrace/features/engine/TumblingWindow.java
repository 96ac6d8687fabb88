package io.millrace.features.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window that starts anew at every multiple of its length since the epoch: read at t it covers (start, t] with the
 * newest start that is not after t, the start itself included. It is exact at both ends when read at or after the
 * entity's newest event.
 *
 * @param length milliseconds, at least {@value PanedWindow#SHORTEST}
 * @param hop milliseconds of a pane, a divisor of the length and at least a {@value PanedWindow#MOST_PANES}th of it;
 *     reads before the newest event are exact to it
 */
public record TumblingWindow(long length, long hop) implements PanedWindow {

    public TumblingWindow {
        PanedWindow.check(length, hop);
        if (length % hop != 0) {
            throw new IllegalArgumentException("a hop of " + hop + " ms does not divide a tumbling window of " + length
                    + " ms: give one that does, such as " + DefaultHop.dividing(length) + " ms");
        }
    }

    /** A window with the hop given, or {@link DefaultHop#dividing} when null; both in whole milliseconds. */
    public static TumblingWindow of(Duration length, @Nullable Duration hop) {
        long millis = EventTime.millis("window", length);
        return new TumblingWindow(millis, hop == null ? DefaultHop.dividing(millis) : EventTime.millis("hop", hop));
    }

    @Override
    public String describe() {
        return "tumbling " + length + " " + hop;
    }

    @Override
    public long firstPane(long asOf) {
        return Math.floorDiv(asOf, length) * (length / hop);
    }

    @Override
    public long lastBeginningWith(long pane) {
        return (Math.floorDiv(pane, length / hop) + 1) * length - 1;
    }
}
