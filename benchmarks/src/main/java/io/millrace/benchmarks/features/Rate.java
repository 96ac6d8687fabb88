package io.millrace.benchmarks.features;

/**
 * What one run came to.
 *
 * @param eventsPerSecond after the warm-up
 * @param changelogBytes bytes sent to changelog topics per event; NaN where there are none
 */
record Rate(double eventsPerSecond, double changelogBytes) {}
