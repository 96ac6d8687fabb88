package io.millrace.runtime.project;

/** What a model does. */
public enum Task {
    /** It says which class an event belongs to, and learns from labels. */
    CLASSIFICATION,
    /** It says a number, and learns from labels. */
    REGRESSION,
    /** It says whether an event is unusual, and learns every event once it has said so; labels only judge it. */
    ANOMALY,
    /** It says which cluster an event belongs to, and learns every event once it has said so; there are no labels. */
    CLUSTERING;

    /** Whether events are learned as they come, whatever their labels. */
    public boolean unsupervised() {
        return this == ANOMALY || this == CLUSTERING;
    }
}
