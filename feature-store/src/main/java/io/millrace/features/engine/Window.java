package io.millrace.features.engine;

/** The part of an entity's events that a feature is computed from, relative to the time of reading. */
public sealed interface Window permits PanedWindow, SessionWindow, LastEventsWindow, LifetimeWindow {

    /** The canonical form, part of the layout hash, such as {@code rolling 600000 9000}. */
    String describe();

    /**
     * Whether an event of the view is in the window whatever a feature takes of it: it bounds a session, or is one of the
     * newest.
     */
    default boolean ofTheView() {
        return false;
    }

    /** How long before the time of reading an event can be and still be in the window, in milliseconds; 0 where time does not say. */
    default long reach() {
        return 0;
    }
}
