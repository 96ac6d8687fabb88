package io.millrace.platform.alerts;

import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/**
 * A transition of an alert as Alertmanager's webhook says it, version 4, so that whatever takes messages of Alertmanager takes ours. Alerts of one
 * incident have one {@code groupKey}; the {@code fingerprint} is that of the episode.
 */
final class AlertMessage {

    /** What Alertmanager says of an alert that goes on. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private AlertMessage() {}

    static JsonObject of(String project, DriftAlert alert) {
        boolean resolved = alert.getStatus() == AlertStatus.RESOLVED;
        String status = resolved ? "resolved" : "firing";
        JsonObject common = new JsonObject()
                .put("alertname", "MillraceDrift")
                .put("project", project)
                .put("monitor", alert.getMonitor())
                .put("severity", alert.getSeverity().name().toLowerCase(Locale.ROOT));
        JsonObject labels = common.copy()
                .put("feature", alert.getFeature())
                .put("kind", alert.getKind().name().toLowerCase(Locale.ROOT))
                .put("segment", alert.getSegment());
        JsonObject annotations = new JsonObject().put("summary", alert.getSummary());
        JsonObject one = new JsonObject()
                .put("status", status)
                .put("labels", labels)
                .put("annotations", annotations)
                .put(
                        "startsAt",
                        Instant.ofEpochMilli(alert.getFirstWindowStart()).toString())
                .put(
                        "endsAt",
                        resolved ? Instant.ofEpochMilli(alert.getWindowEnd()).toString() : NO_END)
                .put("generatorURL", "")
                .put("fingerprint", alert.getId());
        return new JsonObject()
                .put("version", "4")
                .put("groupKey", "millrace/" + project + "/" + alert.getMonitor() + "/" + alert.getIncident())
                .put("truncatedAlerts", 0)
                .put("status", status)
                .put("receiver", "millrace")
                .put("groupLabels", common)
                .put("commonLabels", labels)
                .put("commonAnnotations", annotations)
                .put("externalURL", "")
                .put("alerts", new JsonArray().add(one));
    }

    /** The same for the same transition, also in a replay. */
    static String key(DriftAlert alert) {
        return alert.getId() + "/" + alert.getWindowEnd();
    }
}
