package io.millrace.trainer.learning;

/** Which of the labels a figure is over. */
public enum Span {
    /** All since the learner began. */
    TOTAL,
    /** The last ones, in tenths of the window. */
    WINDOW,
    /** All, each counting less with every one that comes after it. */
    FADING
}
