package io.millrace.benchmarks.drift.detector;

/** Watches a stream of numbers, one by one. */
@FunctionalInterface
public interface Detector {

    /** Takes the next value. */
    Signal next(double value);
}
