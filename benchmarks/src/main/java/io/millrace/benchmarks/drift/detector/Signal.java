package io.millrace.benchmarks.drift.detector;

/** What a detector says at a value. */
public enum Signal {
    /** Nothing. */
    NONE,
    /** That something has changed. */
    ALARM,
    /** That what had changed is as before. */
    RESOLVED
}
