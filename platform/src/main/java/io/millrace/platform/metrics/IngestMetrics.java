package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.features.query.IngestCounts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import io.millrace.runtime.streams.StreamsApp;
import java.util.function.ToLongFunction;

/** What the ingest of a source has made of its records: counts that are part of its state, exact, and kept over restarts. */
final class IngestMetrics {

    private final Meters meters;
    private final Plan plan;

    IngestMetrics(Meters meters, Plan plan) {
        this.meters = meters;
        this.plan = plan;
    }

    void watch(StreamsApp app) {
        plan.project().sources().keySet().stream()
                .filter(source -> app.applicationId().equals(plan.topics().ingestApp(source)))
                .forEach(source -> watch(source, app));
    }

    private void watch(String source, StreamsApp app) {
        count(source, app, "events", "Events let in.", IngestCounts::accepted);
        count(source, app, "duplicate_events", "Events whose id was seen before, left out.", IngestCounts::duplicates);
        count(source, app, "dead_letters", "Records of a source that were no events.", IngestCounts::deadLetters);
        for (View view : plan.project().views().values()) {
            if (view.source().equals(source)) {
                meters.count(
                        "millrace_late_events",
                        "Events older than their source's bound, left out, that a view would have counted.",
                        meters.labels("source", source, "view", view.name()),
                        () -> IngestCounts.late(app.streams(), view.name()));
            }
        }
    }

    private void count(
            String source, StreamsApp app, String name, String description, ToLongFunction<IngestCounts> part) {
        Tags labels = meters.labels("source", source);
        meters.count("millrace_" + name, description, labels, () -> part.applyAsLong(IngestCounts.of(app.streams())));
    }
}
