package io.millrace.features.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A window of fixed length that slides with the time of reading (a sawtooth window): read at t it covers (t - length - at
 * most one hop, t]. Its panes are aligned to multiples of the hop since the epoch; a pane is in the window while any
 * millisecond of it is.
 *
 * @param length milliseconds, at least {@value PanedWindow#SHORTEST}
 * @param hop milliseconds of a pane, at least 1, at most the length and at least a {@value PanedWindow#MOST_PANES}th of it
 */
public record RollingWindow(long length, long hop) implements PanedWindow {

    public RollingWindow {
        PanedWindow.check(length, hop);
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

    @Override
    public long firstPane(long asOf) {
        return Math.floorDiv(asOf - length + 1, hop);
    }

    @Override
    public long lastBeginningWith(long pane) {
        return (pane + 1) * hop + length - 2;
    }
}
