package io.millrace.features.engine;

/** The part of an entity's events that a feature is computed from, relative to the time of reading. */
public sealed interface Window permits RollingWindow, LifetimeWindow {

    /** The canonical form, part of the layout hash, such as {@code rolling 600000 9000}. */
    String describe();
}
