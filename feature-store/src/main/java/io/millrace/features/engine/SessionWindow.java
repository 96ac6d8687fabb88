package io.millrace.features.engine;

import java.time.Duration;

/**
 * The events of a view that follow one another without a longer silence than the gap: the session that is going on at the
 * time of reading, and nothing once the silence has been longer. A late event can lengthen a session, or make one of two;
 * one that is later than the history of the view is left out. A session is kept as a whole: a read at a time within one
 * that went on is INVALID.
 *
 * <p>Where a session began and ended is decided by all events of the view; a feature's own condition chooses among them.
 *
 * @param gap the longest silence within a session in milliseconds, at least 1, inclusive
 */
public record SessionWindow(long gap) implements Window {

    public SessionWindow {
        if (gap < 1) {
            throw new IllegalArgumentException("a session gap of " + gap + " ms is too short: give at least 1 ms");
        }
    }

    /** A session that ends after this silence, in whole milliseconds. */
    public static SessionWindow of(Duration gap) {
        return new SessionWindow(EventTime.millis("session gap", gap));
    }

    @Override
    public String describe() {
        return "session " + gap;
    }

    @Override
    public boolean ofTheView() {
        return true;
    }

    @Override
    public long reach() {
        return gap;
    }
}
