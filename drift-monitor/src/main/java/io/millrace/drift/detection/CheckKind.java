package io.millrace.drift.detection;

/** What is asked about a window. */
public enum CheckKind {
    /** Whether the values of a feature are distributed as in the reference. */
    DRIFT,
    /** Whether a feature is missing as often as in the reference. */
    MISSING,
    /** Whether there are categories that the reference does not have. */
    NEW_CATEGORY,
    /** Whether there are numbers beyond those that the reference has. */
    RANGE,
    /** Whether one number is there more often than in the reference. */
    STUCK,
    /** Whether the features go together as in the reference. */
    JOINT,
    /** Whether there are as many rows as in the windows of the reference. */
    VOLUME;

    /** Whether what windows leave open adds up. */
    boolean followed() {
        return ofDistribution() || this == VOLUME;
    }

    /** Whether it is about a distribution, which windows can be followed in. */
    boolean ofDistribution() {
        return this == DRIFT || this == JOINT;
    }
}
