package io.millrace.benchmarks.contest;

import java.util.Map;

/**
 * What one run came to.
 *
 * @param eventsPerSecond after the warm-up
 * @param cpuMicros processor time of this process per event in microseconds, the broker's part included; NaN where another process works
 * @param changelogBytes bytes sent per event, by the store whose changelog they went to; empty where there are none
 */
public record Rate(double eventsPerSecond, double cpuMicros, Map<String, Double> changelogBytes) {

    /** Bytes sent to all changelogs per event; NaN where there are none. */
    public double changelogTotal() {
        return changelogBytes.isEmpty()
                ? Double.NaN
                : changelogBytes.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }
}
