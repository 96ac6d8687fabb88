package io.millrace.features.engine;

/** The part of an entity's events that a feature is computed from, relative to the time of reading. */
public sealed interface Window permits PanedWindow, SessionWindow, LastEventsWindow, LifetimeWindow {

    /** The canonical form, part of the layout hash, such as {@code rolling 600000 9000}. */
    String describe();

    /**
     * Whether what is in the window depends on all events of the view, not only on those that a feature takes: the bounds
     * of a session, the newest events.
     */
    default boolean ofTheView() {
        return false;
    }
}
