package io.millrace.drift.detection;

/** Which way a distribution moved. */
public enum Direction {
    /** Mostly towards larger values. */
    UP,
    /** Mostly towards smaller values. */
    DOWN,
    /** Neither: spread or form changed, or the values have no order. */
    SHAPE
}
