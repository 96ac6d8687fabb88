package io.millrace.runtime.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What is in one partition of a topic now, committed, from its beginning.
 *
 * @param values reads its values
 */
public record PartitionLog<T>(Cluster cluster, String topic, int partition, Deserializer<T> values) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 15_000;

    /** What has come while it was read is read too, until it is no more than this: a busy topic has no end. */
    private static final int NEWS = 1_000;

    /** Is told how many records there are, and how many of them have been shown. */
    @FunctionalInterface
    public interface Progress {

        /** The progress of somebody who does not want to know. */
        Progress UNSEEN = (done, all) -> {};

        /** So many are done; of how many may grow. */
        void at(long done, long all);
    }

    /** Shows all records in order, and tells nobody how far it has come. */
    public long read(Consumer<ConsumerRecord<String, T>> taker) {
        return read(taker, Progress.UNSEEN);
    }

    /**
     * Shows all records in order, by a consumer of its own: one that goes from partition to partition warns of it.
     *
     * @return offset of the first record that is there, when all have been shown
     * @throws IllegalStateException when the topic does not exist
     */
    public long read(Consumer<ConsumerRecord<String, T>> taker, Progress progress) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // what is gone is not jumped over
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        TopicPartition log = new TopicPartition(topic, partition);
        List<TopicPartition> one = List.of(log);
        try (KafkaConsumer<String, T> kafka = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            if (kafka.partitionsFor(topic).isEmpty()) {
                throw new IllegalStateException("topic " + topic + " does not exist at " + cluster.bootstrapServers()
                        + ". Is the project's name right, and has it been run?");
            }
            kafka.assign(one);
            kafka.seekToBeginning(one);
            long begin = kafka.position(log);
            long end = 0;
            for (long next = end(kafka, log); next > end; next = end(kafka, log)) {
                while (kafka.position(log) < next) {
                    kafka.poll(POLL).forEach(taker);
                    progress.at(kafka.position(log) - begin, next - begin);
                }
                end = next + NEWS;
            }
            return Objects.requireNonNull(kafka.beginningOffsets(one).get(log));
        }
    }

    private static long end(KafkaConsumer<?, ?> kafka, TopicPartition log) {
        return Objects.requireNonNull(kafka.endOffsets(List.of(log)).get(log));
    }
}
