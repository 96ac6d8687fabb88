package io.millrace.platform.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Registers the metrics of one project: values that are asked for at each scrape, NaN while they are not known. */
final class Meters {

    private static final double SECOND = 1_000;

    private final MeterRegistry registry;
    private final Tags project;

    /** What the registry asks: it holds nothing fast by itself. */
    private final List<DoubleSupplier> asked = new ArrayList<>();

    Meters(MeterRegistry registry, String project) {
        this.registry = registry;
        this.project = Tags.of("project", project);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** Labels of this project, and more: names and values in turn. */
    Tags labels(String... more) {
        return project.and(more);
    }

    void gauge(String name, String description, Tags labels, DoubleSupplier value) {
        asked.add(value);
        Gauge.builder(name, value, Meters::known)
                .description(description)
                .tags(labels)
                .register(registry);
    }

    /** A count that somebody else keeps; the name in the scrape ends with {@code _total}. */
    void count(String name, String description, Tags labels, DoubleSupplier value) {
        asked.add(value);
        FunctionCounter.builder(name, value, Meters::known)
                .description(description)
                .tags(labels)
                .register(registry);
    }

    /** Seconds; NaN for {@link Long#MIN_VALUE}, which is no time. */
    static double seconds(long millis) {
        return millis == Long.MIN_VALUE ? Double.NaN : millis / SECOND;
    }

    /** Seconds; NaN stays NaN. */
    static double seconds(double millis) {
        return millis / SECOND;
    }

    /** A store cannot be asked while it moves or is restored, or when another process has it. */
    private static double known(DoubleSupplier value) {
        try {
            return value.getAsDouble();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return Double.NaN;
        }
    }
}
