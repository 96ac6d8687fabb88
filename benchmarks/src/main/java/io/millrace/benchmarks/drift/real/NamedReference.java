package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.TrailingWindows;
import java.time.Duration;

/**
 * A reference, and how a project file would name it.
 *
 * @param name as tables have it
 */
record NamedReference(String name, ReferencePolicy policy) {

    static NamedReference first(int days) {
        return new NamedReference("first " + days + "d", new FirstWindows(millis(days)));
    }

    static NamedReference trailing(int days) {
        return new NamedReference("trailing " + days + "d", new TrailingWindows(millis(days)));
    }

    static NamedReference hourOfWeek(int days) {
        return new NamedReference("hour_of_week " + days + "d", new HourOfWeek(millis(days)));
    }

    private static long millis(int days) {
        return Duration.ofDays(days).toMillis();
    }
}
