package io.millrace.runtime.project;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one project file declares, in declaration order.
 *
 * @param name prefix of every topic and application id
 * @param clock what "now" means for a read without a time
 * @param order in which order events are handled
 * @param partitions partitions of each topic that Millrace creates, except those that need one order
 * @param idle silence after which a source partition stops holding others back; null: never
 * @param lookups side tables by name
 * @param views feature views by name
 */
public record Project(
        String name,
        Clock clock,
        Order order,
        int partitions,
        @Nullable Duration idle,
        Map<String, Lookup> lookups,
        Map<String, Source> sources,
        Map<String, Entity> entities,
        Map<String, View> views,
        Map<String, Service> services,
        Map<String, Model> models,
        Map<String, Monitor> monitors) {

    /** Silence after which a source partition is idle when events are handled as they arrive. */
    public static final Duration DEFAULT_IDLE = Duration.ofSeconds(30);

    /** The same project in another order. With event time no partition is ever idle, as in a file that says so. */
    public Project withOrder(Order other) {
        Duration silence = other == Order.EVENT_TIME ? null : Objects.requireNonNullElse(idle, DEFAULT_IDLE);
        return new Project(
                name, clock, other, partitions, silence, lookups, sources, entities, views, services, models, monitors);
    }

    /** What "now" means for a read without a time. */
    public enum Clock {
        /** The machine's clock. */
        WALL,
        /** The newest event time that the stream has shown, for replayed history. */
        STREAM
    }

    /** In which order events are handled. */
    public enum Order {
        /** When they come: lowest latency. */
        ARRIVAL,
        /** By event time, then id: the same input gives the same result whatever the timing. */
        EVENT_TIME
    }

    /** Whether a monitor watches a model. */
    public boolean watchesModel(String model) {
        return monitors.values().stream().anyMatch(monitor -> monitor.watchesModel(model));
    }

    /** Whether a model does something when an alert of a monitor fires. */
    public boolean hasReactions(String monitor) {
        return models.values().stream()
                .flatMap(model -> model.reactions().stream())
                .anyMatch(reaction -> reaction.monitor().equals(monitor));
    }
}
