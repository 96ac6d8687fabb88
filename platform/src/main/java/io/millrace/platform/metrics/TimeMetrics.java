package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.features.query.IngestCounts;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.progress.EventTime;
import io.millrace.runtime.streams.LocalRows;
import io.millrace.runtime.streams.Recent;
import io.millrace.runtime.streams.RecordAges;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.trainer.query.StoreNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How far event time has come in an application, and how old events are when they come and when they leave. */
final class TimeMetrics {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Meters meters;
    private final Plan plan;

    TimeMetrics(Meters meters, Plan plan) {
        this.meters = meters;
        this.plan = plan;
    }

    void watch(StreamsApp app) {
        eventTime(app).ifPresent(found -> eventTime(app, new Recent<>(LONGEST, found)));
        for (String source : plan.project().sources().keySet()) {
            if (app.applicationId().equals(plan.topics().ingestApp(source))) {
                ages(
                        app,
                        "source",
                        source,
                        "millrace_ingest_delay",
                        "of a source's records by their Kafka timestamp when ingest takes them");
            }
            if (plan.hasVectors(source) && app.applicationId().equals(last(source))) {
                ages(
                        app,
                        plan.itinerary(source).isEmpty()
                                ? "next"
                                : plan.topics().vectors(source),
                        source,
                        "millrace_end_to_end",
                        "of a source's events by their event time when their vectors are written");
            }
        }
    }

    /** The application that writes the finished vectors of a source. */
    private String last(String source) {
        List<String> itinerary = plan.itinerary(source);
        return itinerary.isEmpty()
                ? plan.topics().ingestApp(source)
                : plan.topics().stationApp(itinerary.get(itinerary.size() - 1));
    }

    private Optional<Supplier<EventTime>> eventTime(StreamsApp app) {
        String id = app.applicationId();
        if (plan.project().sources().keySet().stream()
                .anyMatch(source -> id.equals(plan.topics().ingestApp(source)))) {
            return Optional.of(() -> IngestCounts.eventTime(app.streams()));
        }
        if (plan.project().entities().keySet().stream()
                .anyMatch(entity -> id.equals(plan.topics().stationApp(entity)))) {
            return Optional.of(() -> EventTime.of(LocalRows.of(app.streams(), Layouts.PROGRESS_STORE)));
        }
        if (plan.project().models().keySet().stream()
                .anyMatch(model -> id.equals(plan.topics().modelApp(model)))) {
            return Optional.of(() -> EventTime.of(LocalRows.of(app.streams(), StoreNames.MERGE_PROGRESS)));
        }
        if (plan.project().monitors().keySet().stream()
                .anyMatch(monitor -> id.equals(plan.topics().monitorApp(monitor)))) {
            return Optional.of(() -> EventTime.of(LocalRows.of(app.streams(), MonitorProgress.STORE)));
        }
        return Optional.empty(); // a lookup has none
    }

    private void eventTime(StreamsApp app, Recent<EventTime> time) {
        Tags labels = meters.labels("application", app.applicationId());
        meters.gauge(
                "millrace_watermark_seconds",
                "Event time up to which an application has worked everything off, seconds since the epoch.",
                labels,
                () -> Meters.seconds(time.get().watermark()));
        meters.gauge(
                "millrace_newest_event_seconds",
                "Newest event time that an application knows of, seconds since the epoch.",
                labels,
                () -> Meters.seconds(time.get().newest()));
    }

    private void ages(StreamsApp app, String node, String source, String name, String of) {
        Tags labels = meters.labels("source", source);
        Recent<RecordAges> ages = new Recent<>(LONGEST, () -> RecordAges.of(app, node));
        meters.gauge(
                name + "_avg_seconds",
                "Average age " + of + ", within the last minute.",
                labels,
                () -> Meters.seconds(ages.get().averageMillis()));
        meters.gauge(
                name + "_max_seconds",
                "Greatest age " + of + ", within the last minute.",
                labels,
                () -> Meters.seconds(ages.get().oldestMillis()));
    }
}
