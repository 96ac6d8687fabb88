package io.millrace.platform.console;

import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** The last finished vectors of a source, as its topic has them: read when somebody asks, and never kept. */
final class RecentVectors {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Cluster cluster;

    RecentVectors(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Hands on the events of a topic of vectors, in the order of each partition.
     *
     * @param most offsets that are read, over all partitions; some of them are watermarks
     */
    void read(String topic, long most, Consumer<EventInFlight> taker) {
        Deserializer<Flow> flows = cluster.serdes().of(Flow.class).deserializer();
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
        try (KafkaConsumer<byte[], byte[]> kafka =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            kafka.assign(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            kafka.beginningOffsets(partitions)
                    .forEach((partition, begin) -> kafka.seek(
                            partition,
                            Math.max(begin, Objects.requireNonNull(ends.get(partition)) - most / partitions.size())));
            long began = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())
                    && System.nanoTime() - began < PATIENCE_NANOS) {
                for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                    if (flows.deserialize(topic, record.value()).getBody() instanceof EventInFlight event) {
                        taker.accept(event);
                    }
                }
            }
        }
    }
}
