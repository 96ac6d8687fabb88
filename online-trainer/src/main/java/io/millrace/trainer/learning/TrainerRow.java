package io.millrace.trainer.learning;

/** The rows of a {@link TrainerState} there is only one of each. */
public enum TrainerRow {
    /** {@link Counters}; written by every call. */
    COUNTERS,
    /** Which learners there are, their definitions, and where the journal starts; written when that changes. */
    ROSTER,
    /** {@link Reign}: who answers; written when that changes, or somebody comes closer to it. */
    REIGN,
    /** {@link Searches}: who has left them; written when one leaves. */
    SEARCHES,
    /** Event time of the last mark, where there are models by key; written by every mark. */
    MARK,
    /** {@link Frost}: why learners do not learn now; written when that changes. */
    FROST,
    /** {@link InputSchema#describe}: what the stored learners take and predict; written with the roster. */
    SCHEMA
}
