package io.millrace.benchmarks.features;

import java.util.List;
import java.util.Locale;

/** Results as a table for people. */
final class ResultTable {

    private static final String ROW = "%-8s  %-48s %10s %9s %12s %18s%n";

    private ResultTable() {}

    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder(
                String.format(ROW, "keys", "", "events/s", "of floor", "CPU us/event", "changelog B/event"));
        for (Result result : results) {
            text.append(String.format(
                    ROW,
                    result.spacing().inWords(),
                    result.contender(),
                    shown("%,.0f", result.eventsPerSecond()),
                    shown("%.3f", result.ofFloor()),
                    shown("%.1f", result.cpuMicros()),
                    shown("%.0f", result.changelogBytes())));
        }
        return text.toString();
    }

    private static String shown(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
