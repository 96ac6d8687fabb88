package io.millrace.benchmarks.features;

/**
 * What one run came to.
 *
 * @param eventsPerSecond after the warm-up
 * @param cpuMicros processor time of this process per event in microseconds, the broker's part included; NaN where another process works
 * @param changelogBytes bytes sent to changelog topics per event; NaN where there are none
 */
record Rate(double eventsPerSecond, double cpuMicros, double changelogBytes) {}
