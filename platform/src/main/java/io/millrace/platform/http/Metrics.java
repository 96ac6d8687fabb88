package io.millrace.platform.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.drift.detection.AlertState;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.drift.query.MonitorReader;
import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.IngestCounts;
import io.millrace.platform.serving.ServingLog;
import io.millrace.platform.serving.SkewMonitor;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.trainer.query.ModelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** Metrics of a process in Prometheus form: its applications, Kafka's own, and the JVM. */
final class Metrics implements AutoCloseable {

    private static final double SECOND = 1_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<KafkaStreamsMetrics> kafka = new ArrayList<>();
    private final Plan plan;
    private final Tag project;
    private @Nullable ModelMetrics learned;

    Metrics(Plan plan) {
        this.plan = plan;
        this.project = Tag.of("project", plan.project().name());
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    void watch(List<StreamsApp> apps) {
        for (StreamsApp app : apps) {
            List<Tag> tags = List.of(project, Tag.of("application", app.applicationId()));
            Gauge.builder("millrace_application_ready", app, running -> running.ready() ? 1 : 0)
                    .description("Whether an application runs with nothing left to restore.")
                    .tags(tags)
                    .register(registry);
            KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(app.streams(), tags);
            metrics.bindTo(registry);
            kafka.add(metrics);
            for (String monitor : plan.project().monitors().keySet()) {
                if (app.applicationId().equals(plan.topics().monitorApp(monitor))) {
                    monitor(monitor, app);
                }
            }
            for (String source : plan.project().sources().keySet()) {
                if (app.applicationId().equals(plan.topics().ingestApp(source))) {
                    ingest(source, app);
                }
            }
        }
    }

    void watch(FeatureReader reader) {
        for (String entity : plan.project().entities().keySet()) {
            Gauge.builder("millrace_readable_partitions", reader, reads -> reads.readable(entity))
                    .description("Partitions of an entity type that this process can read without asking another.")
                    .tags(List.of(project, Tag.of("entity", entity)))
                    .register(registry);
        }
    }

    void watch(ModelReader models) {
        learned = new ModelMetrics(registry, plan, models);
        learned.watch();
    }

    void watch(ServingLog log) {
        for (String service : log.services()) {
            List<Tag> tags = List.of(project, Tag.of("service", service));
            FunctionCounter.builder("millrace_served_rows", log, running -> running.written(service))
                    .description("Rows that were served and are in the topic of their service.")
                    .tags(tags)
                    .register(registry);
            FunctionCounter.builder("millrace_served_rows_lost", log, running -> running.lost(service))
                    .description("Rows that were served and could not be written.")
                    .tags(tags)
                    .register(registry);
        }
    }

    void watch(SkewMonitor skew) {
        for (String service : skew.services()) {
            SkewMonitor.Counts counts = skew.counts(service);
            found("same", service, counts.same());
            found("different", service, counts.different());
            found("uncheckable", service, counts.uncheckable());
        }
    }

    private void found(String verdict, String service, LongAdder count) {
        FunctionCounter.builder("millrace_skew_checks", count, LongAdder::sum)
                .description("Entities of rows that were served, counted again from the log, by what was found.")
                .tags(List.of(project, Tag.of("service", service), Tag.of("verdict", verdict)))
                .register(registry);
    }

    /** NaN where the monitor is judged by another process. */
    private void monitor(String monitor, StreamsApp app) {
        List<Tag> tags = List.of(project, Tag.of("monitor", monitor));
        Gauge.builder(
                        "millrace_alerts_firing",
                        app,
                        running -> here(() -> MonitorReader.alerts(running.streams(), AlertState.Phase.FIRING)))
                .description("Alerts of a monitor that fire.")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "millrace_alerts_suspected",
                        app,
                        running -> here(() -> MonitorReader.alerts(running.streams(), AlertState.Phase.SUSPECTED)))
                .description("Alerts of a monitor for which more windows have to drift.")
                .tags(tags)
                .register(registry);
        Gauge.builder(
                        "millrace_monitor_judged_until_seconds",
                        app,
                        running -> here(() -> MonitorProgress.judgedUntil(running.streams()) / SECOND))
                .description("Event time up to which a monitor has judged, seconds since the epoch.")
                .tags(tags)
                .register(registry);
    }

    private static double here(DoubleSupplier known) {
        try {
            double value = known.getAsDouble();
            return value <= Long.MIN_VALUE / SECOND ? Double.NaN : value;
        } catch (IllegalStateException e) {
            return Double.NaN;
        }
    }

    /** Counts that are part of the ingest's state: exact, and kept over restarts. */
    private void ingest(String source, StreamsApp app) {
        List<Tag> tags = List.of(project, Tag.of("source", source));
        count("millrace_events", "Events let in.", tags, app, IngestCounts::accepted);
        for (View view : plan.project().views().values()) {
            if (view.source().equals(source)) {
                FunctionCounter.builder(
                                "millrace_late_events",
                                app,
                                running -> asked(running, streams -> IngestCounts.late(streams, view.name())))
                        .description("Events older than their source's bound, which the view would have counted.")
                        .tags(List.of(project, Tag.of("source", source), Tag.of("view", view.name())))
                        .register(registry);
            }
        }
        count(
                "millrace_duplicate_events",
                "Events whose id was seen before, left out.",
                tags,
                app,
                IngestCounts::duplicates);
        count(
                "millrace_dead_letters",
                "Records of the source that were no events.",
                tags,
                app,
                IngestCounts::deadLetters);
    }

    private void count(
            String name, String description, List<Tag> tags, StreamsApp app, ToLongFunction<IngestCounts> part) {
        FunctionCounter.builder(
                        name, app, running -> asked(running, streams -> part.applyAsLong(IngestCounts.of(streams))))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** NaN while the store cannot be asked. */
    private static double asked(StreamsApp app, ToLongFunction<KafkaStreams> question) {
        try {
            return question.applyAsLong(app.streams());
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return Double.NaN;
        }
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        kafka.forEach(KafkaStreamsMetrics::close);
        registry.close();
    }
}
