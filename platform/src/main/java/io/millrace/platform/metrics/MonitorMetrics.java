package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.drift.detection.AlertState.Phase;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.drift.query.MonitorReader;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.StreamsApp;

/** What the monitors that are judged in this process say; NaN for those that are judged elsewhere. */
final class MonitorMetrics {

    private final Meters meters;
    private final Plan plan;

    MonitorMetrics(Meters meters, Plan plan) {
        this.meters = meters;
        this.plan = plan;
    }

    void watch(StreamsApp app) {
        plan.project().monitors().keySet().stream()
                .filter(monitor -> app.applicationId().equals(plan.topics().monitorApp(monitor)))
                .forEach(monitor -> watch(monitor, app));
    }

    private void watch(String monitor, StreamsApp app) {
        Tags labels = meters.labels("monitor", monitor);
        meters.gauge(
                "millrace_alerts_firing",
                "Alerts of a monitor that fire; NaN in a process that does not judge it.",
                labels,
                () -> MonitorReader.alerts(app.streams(), Phase.FIRING));
        meters.gauge(
                "millrace_alerts_suspected",
                "Alerts of a monitor for which more windows have to drift; NaN in a process that does not judge it.",
                labels,
                () -> MonitorReader.alerts(app.streams(), Phase.SUSPECTED));
        meters.gauge(
                "millrace_monitor_judged_until_seconds",
                "Event time up to which a monitor has judged, seconds since the epoch.",
                labels,
                () -> Meters.seconds(MonitorProgress.judgedUntil(app.streams())));
    }
}
