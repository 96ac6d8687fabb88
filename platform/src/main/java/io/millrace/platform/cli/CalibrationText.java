package io.millrace.platform.cli;

import io.millrace.drift.calibration.Calibration;
import io.millrace.drift.calibration.Trial;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of trying a monitor, as it is shown. */
final class CalibrationText {

    private static final int SHOWN = 5;

    private final Monitor monitor;
    private final Calibration calibration;
    private final int rows;

    CalibrationText(Monitor monitor, Calibration calibration, int rows) {
        this.monitor = monitor;
        this.calibration = calibration;
        this.rows = rows;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %,d events from %s on; %d windows of %s judged, by those before",
                monitor.name(),
                rows,
                Instant.ofEpochMilli(calibration.start()),
                calibration.judged(),
                Durations.text(monitor.window())));
        List<AlertTransition> asItIs = calibration.asItIs();
        lines.add("as they are: " + alerts(asItIs));
        asItIs.stream()
                .limit(SHOWN)
                .forEach(alert -> lines.add("  " + Instant.ofEpochMilli(alert.windowEnd()) + "  " + alert.sentence()));
        if (asItIs.size() > SHOWN) {
            lines.add("  and " + (asItIs.size() - SHOWN) + " more");
        }
        lines.add("in any order: " + alerts(calibration.shuffled()) + " (each would be false)");
        if (!asItIs.isEmpty()) {
            lines.add("What fires as they are is not counted below, and may hide what would have been seen.");
        }
        lines.add("");
        Table table = new Table().row("feature", "change", "seen", "by");
        for (Trial trial : calibration.trials()) {
            Optional<Trial.Found> found = trial.found();
            table.row(
                    trial.feature(),
                    trial.change(),
                    found.map(CalibrationText::after).orElse("no"),
                    found.map(Trial.Found::test).orElse(""));
        }
        lines.addAll(table.lines());
        return lines;
    }

    private static String alerts(List<AlertTransition> fired) {
        return fired.isEmpty() ? "no alert" : fired.size() + (fired.size() == 1 ? " alert" : " alerts");
    }

    private static String after(Trial.Found found) {
        return String.format(
                Locale.ROOT,
                "after %d window%s, %,d rows",
                found.windows(),
                found.windows() == 1 ? "" : "s",
                found.rows());
    }
}
