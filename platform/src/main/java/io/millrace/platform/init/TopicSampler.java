package io.millrace.platform.init;

import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Writes a project file from the newest events of a topic of JSON. */
public final class TopicSampler {

    private static final int EVENTS = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Cluster cluster;

    /** A sampler of topics of one cluster. */
    public TopicSampler(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A project file.
     *
     * @param key field that identifies an event; null to guess it
     * @param time field that says when an event was; null to guess it
     * @param entity field that says what an event is about; null to guess it
     * @throws IllegalArgumentException when the topic holds nothing that a project can be made of; says what to do
     */
    public String project(String topic, @Nullable String key, @Nullable String time, @Nullable String entity) {
        List<byte[]> newest = newest(topic);
        if (newest.isEmpty()) {
            throw new IllegalArgumentException("topic " + topic + " at " + cluster.bootstrapServers()
                    + " does not exist, or holds nothing. Write some events to it first.");
        }
        return ProjectSketch.of(topic, EventSample.of(newest), key, time, entity)
                .yaml();
    }

    private List<byte[]> newest(String topic) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> kafka =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            kafka.assign(partitions);
            Map<TopicPartition, Long> first = kafka.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            int each = partitions.isEmpty() ? 0 : EVENTS / partitions.size() + 1;
            ends.forEach(
                    (partition, end) -> kafka.seek(partition, Math.max(first.getOrDefault(partition, 0L), end - each)));
            List<byte[]> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                kafka.poll(POLL).forEach(record -> {
                    if (record.value() != null && record.value().length > 0) {
                        found.add(record.value());
                    }
                });
            }
            return found.subList(0, Math.min(EVENTS, found.size()));
        }
    }
}
