package io.millrace.platform.cli;

import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of a topic: the last few, then perhaps what comes. */
final class TopicReader<T> {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final String topic;
    private final Deserializer<T> values;

    TopicReader(Cluster cluster, String topic, Deserializer<T> values) {
        this.cluster = cluster;
        this.topic = topic;
        this.values = values;
    }

    private List<PartitionInfo> partitions(KafkaConsumer<String, T> kafka) {
        try {
            return kafka.partitionsFor(topic);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at " + cluster.bootstrapServers()
                            + " does not answer. Is --bootstrap-servers right, and is it running?",
                    e);
        }
    }

    /**
     * Hands records on.
     *
     * @param last how many records to show of what is there; 0 is none, negative is all
     * @param follow whether to go on with what comes, until the process is stopped
     */
    void read(int last, boolean follow, Consumer<T> consumer) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TOPIC_TIMEOUT.toMillis());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, T> kafka = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            List<PartitionInfo> found = partitions(kafka);
            if (found.isEmpty()) {
                throw new IllegalStateException("topic " + topic + " does not exist at " + cluster.bootstrapServers()
                        + ". Is the project's name right, and has it been run?");
            }
            List<TopicPartition> partitions = found.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            kafka.assign(partitions);
            List<T> tail = new ArrayList<>();
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, T> record : kafka.poll(POLL)) {
                    tail.add(record.value());
                    if (last >= 0 && tail.size() > last) {
                        tail.remove(0);
                    }
                }
            }
            tail.forEach(consumer);
            while (follow) {
                kafka.poll(POLL).forEach(record -> consumer.accept(record.value()));
            }
        }
    }
}
