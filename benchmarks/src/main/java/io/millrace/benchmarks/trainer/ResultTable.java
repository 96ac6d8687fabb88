package io.millrace.benchmarks.trainer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as a table for people. */
final class ResultTable {

    private static final String ROW = "%-48s %11s %9s %13s %11s %12s %15s%n";

    private ResultTable() {}

    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder(String.format(
                ROW, "", "examples/s", "of floor", "of MOA alone", "journal B", "snapshot B", "all changelogs"));
        for (Result result : results) {
            text.append(String.format(
                    ROW,
                    result.contender(),
                    shown("%,.0f", result.examplesPerSecond()),
                    shown("%.3f", result.ofFloor()),
                    shown("%.3f", result.ofBare()),
                    shown("%.0f", result.journalBytes()),
                    shown("%.0f", result.snapshotBytes()),
                    shown("%.0f", result.changelogBytes())));
        }
        return text.toString();
    }

    private static String shown(String format, @Nullable Double value) {
        return value == null || value.isNaN() ? "" : String.format(Locale.ROOT, format, value);
    }
}
