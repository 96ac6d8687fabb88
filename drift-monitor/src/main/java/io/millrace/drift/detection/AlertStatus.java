package io.millrace.drift.detection;

/** What an alert has become. */
public enum AlertStatus {
    /** A window has drifted, and more are needed. */
    SUSPECTED,
    /** Enough windows have drifted. */
    FIRING,
    /** It fires, and the effect is much larger than what was told of last. */
    UPDATED,
    /** The feature looks like its reference again, or what was suspected was not confirmed. */
    RESOLVED
}
