package io.millrace.drift.detection;

/** What a window says about a feature. */
public enum Outcome {
    /** The distance is significant at the budget's level and reaches the threshold. */
    DRIFTED,
    /** There was enough to judge, and not both. */
    STABLE,
    /** The window or the reference holds too few independent rows to judge. */
    INCONCLUSIVE
}
