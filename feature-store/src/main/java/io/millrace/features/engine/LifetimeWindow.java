package io.millrace.features.engine;

/**
 * All events up to the time of reading: the window of a feature that names none. It keeps no panes, so a read at a time
 * before the newest event of the feature's view is INVALID.
 */
public record LifetimeWindow() implements Window {

    @Override
    public String describe() {
        return "lifetime";
    }
}
