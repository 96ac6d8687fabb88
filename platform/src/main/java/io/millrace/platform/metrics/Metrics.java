package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.features.query.FeatureReader;
import io.millrace.platform.serving.Serving;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.trainer.query.ModelReader;
import java.util.ArrayList;
import java.util.List;

/** Metrics of a process in Prometheus form: its applications, what it serves, Kafka's own, and the JVM. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<KafkaStreamsMetrics> kafka = new ArrayList<>();
    private final Plan plan;
    private final Meters meters;
    private final RequestMetrics requests;

    /**
     * Metrics of a process that is starting.
     *
     * @param hop header of requests that another process has passed on
     */
    public Metrics(Plan plan, String hop) {
        this.plan = plan;
        this.meters = new Meters(registry, plan.project().name());
        this.requests = new RequestMetrics(meters, hop);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** Begins to watch what a process runs. */
    public void watch(List<StreamsApp> apps, FeatureReader reader, ModelReader models, Serving serving) {
        ApplicationMetrics applications = new ApplicationMetrics(meters);
        TimeMetrics times = new TimeMetrics(meters, plan);
        IngestMetrics ingests = new IngestMetrics(meters, plan);
        MonitorMetrics monitors = new MonitorMetrics(meters, plan);
        for (StreamsApp app : apps) {
            applications.watch(app);
            times.watch(app);
            ingests.watch(app);
            monitors.watch(app);
            KafkaStreamsMetrics own = new KafkaStreamsMetrics(
                    app.streams(),
                    List.of(Tag.of("project", plan.project().name()), Tag.of("application", app.applicationId())));
            own.bindTo(registry);
            kafka.add(own);
        }
        for (String entity : plan.project().entities().keySet()) {
            meters.gauge(
                    "millrace_readable_partitions",
                    "Partitions of an entity type that this process can read without asking another: those it works on, and standbys that have caught up.",
                    meters.labels("entity", entity),
                    () -> reader.readable(entity));
        }
        new ModelMetrics(meters, plan, models).watch();
        new ServingMetrics(meters).watch(serving);
    }

    /** Of requests that come in. */
    public RequestMetrics requests() {
        return requests;
    }

    /** All of them as text. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        kafka.forEach(KafkaStreamsMetrics::close);
        registry.close();
    }
}
