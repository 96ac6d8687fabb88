package io.millrace.platform.cli;

import io.millrace.drift.calibration.Calibration;
import io.millrace.drift.calibration.Trial;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.runtime.project.Durations;
import io.millrace.runtime.project.Monitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What came of trying a monitor, as JSON. */
final class CalibrationJson {

    private CalibrationJson() {}

    static JsonObject of(Monitor monitor, Calibration calibration, int events) {
        JsonArray trials = new JsonArray();
        calibration.trials().forEach(trial -> trials.add(trial(trial)));
        return new JsonObject()
                .put("monitor", monitor.name())
                .put("events", events)
                .put("from", Instant.ofEpochMilli(calibration.start()).toString())
                .put("window", Durations.text(monitor.window()))
                .put("windows_judged", calibration.judged())
                .put("alerts_as_they_are", alerts(calibration.asItIs()))
                .put("alerts_in_any_order", alerts(calibration.shuffled()))
                .put("trials", trials);
    }

    private static JsonArray alerts(List<AlertTransition> fired) {
        JsonArray alerts = new JsonArray();
        fired.forEach(alert -> alerts.add(new JsonObject()
                .put("feature", alert.feature())
                .put("window_end", Instant.ofEpochMilli(alert.windowEnd()).toString())
                .put("summary", alert.sentence())));
        return alerts;
    }

    private static JsonObject trial(Trial trial) {
        JsonObject said = new JsonObject()
                .put("feature", trial.feature())
                .put("change", trial.change())
                .put("seen", trial.found().isPresent());
        trial.found().ifPresent(found -> said.put("windows", found.windows())
                .put("rows", found.rows())
                .put("test", found.test()));
        return said;
    }
}
