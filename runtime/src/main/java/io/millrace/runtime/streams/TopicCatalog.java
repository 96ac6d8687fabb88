package io.millrace.runtime.streams;

import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Lookup;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a project on a cluster: created when they are missing, checked when they are there. */
public final class TopicCatalog {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Admin admin;

    /** A catalogue on one cluster. */
    public TopicCatalog(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing.
     *
     * @throws IllegalStateException when a topic exists with another number of partitions
     */
    public void ensure(Collection<TopicSpec> specs) {
        List<NewTopic> topics = specs.stream()
                .map(spec -> new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty())
                        .configs(spec.config()))
                .toList();
        Map<String, KafkaFuture<Void>> created = admin.createTopics(topics).values();
        for (KafkaFuture<Void> creation : created.values()) {
            try {
                await(creation);
            } catch (TopicExistsException e) {
                // it is checked below like the others
            }
        }
        specs.forEach(this::check);
    }

    private void check(TopicSpec spec) {
        int found = await(spec.name());
        if (found != spec.partitions()) {
            throw new IllegalStateException(
                    "topic " + spec.name() + " has " + found + " partitions, and this project needs "
                            + spec.partitions() + ". Set 'partitions: " + found
                            + "' in the project file, or use another project name.");
        }
    }

    /** Waits until the cluster knows of a topic that was created: that takes a moment. */
    private int await(String topic) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        Optional<Integer> found = partitions(topic);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            found = partitions(topic);
        }
        return found.orElseThrow(
                () -> new IllegalStateException("topic " + topic + " was created, and is still not there after "
                        + VISIBLE_WITHIN.toSeconds() + " s. Look at the brokers' logs."));
    }

    /** Number of partitions of a topic; empty when it does not exist. */
    public Optional<Integer> partitions(String topic) {
        try {
            TopicDescription description =
                    await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
            return Optional.ofNullable(description)
                    .map(found -> found.partitions().size());
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /**
     * Partitions of each source's topic.
     *
     * @param topics topic by source name
     * @throws IllegalStateException when one does not exist
     */
    public Map<String, Integer> sourcePartitions(Map<String, String> topics) {
        Map<String, Integer> partitions = new HashMap<>();
        topics.forEach(
                (source, topic) -> partitions.put(
                        source,
                        partitions(topic)
                                .orElseThrow(
                                        () -> new IllegalStateException(
                                                "topic " + topic + " of source '" + source
                                                        + "' does not exist on this cluster. Create it, or name the right one in the project file."))));
        return partitions;
    }

    /** Makes sure that the topics of side tables exist; {@link IllegalStateException} with the name of one that does not. */
    public void lookups(Map<Lookup, Lookup.Topic> topics) {
        topics.forEach((lookup, topic) -> {
            if (partitions(topic.topic()).isEmpty()) {
                throw new IllegalStateException("topic " + topic.topic() + " of lookup '" + lookup.name()
                        + "' does not exist on this cluster. Create it, or name the right one in the project file.");
            }
        });
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException(
                        "Kafka does not answer. Is --bootstrap-servers right, and is it running?", e);
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while talking to Kafka", e);
        }
    }
}
