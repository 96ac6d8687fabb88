package io.millrace.drift.detection;

/** What an alert has become. */
public enum AlertStatus {
    /** The feature drifts. */
    FIRING,
    /** The feature is back. */
    RESOLVED
}
