package io.millrace.benchmarks.drift;

import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at how far the vectors of a source are out, of those that are committed, by the end of their topic alone. */
final class LastVector implements AutoCloseable {

    private static final int TAIL = 100;

    private final TopicPartition log;
    private final KafkaConsumer<byte[], byte[]> consumer;

    LastVector(Cluster cluster, String topic) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.log = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(log));
    }

    /** Offset of the next record: a little more than there are vectors. */
    long offset() {
        return Objects.requireNonNull(consumer.endOffsets(List.of(log)).get(log));
    }

    /** Whether an event is among the last. */
    boolean out(String id) {
        consumer.seek(log, Math.max(0, offset() - TAIL));
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
            byte[] key = record.key();
            if (key != null && new String(key, StandardCharsets.UTF_8).endsWith(id)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
