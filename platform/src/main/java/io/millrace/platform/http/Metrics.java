package io.millrace.platform.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.StreamsApp;
import java.util.ArrayList;
import java.util.List;

/** Metrics of a process in Prometheus form: its applications, Kafka's own, and the JVM. */
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<KafkaStreamsMetrics> kafka = new ArrayList<>();
    private final Tag project;

    Metrics(Plan plan) {
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
