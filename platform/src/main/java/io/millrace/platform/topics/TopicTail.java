package io.millrace.platform.topics;

import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is written to some topics from now on: it is open before a word is said, and waits for what comes of it. */
public final class TopicTail implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> kafka;

    /** From the ends of the first partitions of these topics. */
    public TopicTail(Cluster cluster, List<String> topics) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TOPIC_TIMEOUT.toMillis());
        this.kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = topics.stream()
                    .map(topic ->
                            ExistingTopic.partitions(cluster, kafka, topic).get(0))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToEnd(partitions);
            partitions.forEach(kafka::position); // asks where the ends are now
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /**
     * Waits for the first record that means something; empty if none has come for a while.
     *
     * @param meaning of a record; empty to go on, and it may throw
     */
    public <T> Optional<T> await(Function<ConsumerRecord<String, byte[]>, Optional<T>> meaning) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            for (ConsumerRecord<String, byte[]> record : kafka.poll(POLL)) {
                Optional<T> found = meaning.apply(record);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** How long it waits, in words. */
    public static String patience() {
        return PATIENCE.toSeconds() + " s";
    }

    @Override
    public void close() {
        kafka.close();
    }
}
