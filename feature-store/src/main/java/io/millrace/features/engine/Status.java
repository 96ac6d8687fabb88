package io.millrace.features.engine;

/** What the value of a feature in an {@link Answer} is worth. */
public enum Status {
    /** There is a value. */
    PRESENT,
    /** The feature is computed and has no value: the mean of no events, the last of nothing. */
    NULL_VALUE,
    /** The view has no event of the entity, or none that has not been removed as older than its time to live. */
    NOT_FOUND,
    /** The view's newest event is older than the view's time to live; the value is withheld. */
    OUTSIDE_MAX_AGE,
    /** No true value can be given; the answer says why. */
    INVALID
}
