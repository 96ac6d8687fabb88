package io.millrace.platform.console;

import io.millrace.features.query.UnavailableException;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DeadLetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads one letter of the topic of dead letters, whose offset is known. */
record LetterReader(Cluster cluster, String topic) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    DeadLetter read(long offset) {
        Deserializer<DeadLetter> letters = cluster.serdes().of(DeadLetter.class).deserializer();
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> kafka =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition log = new TopicPartition(topic, 0);
            kafka.assign(List.of(log));
            kafka.seek(log, offset);
            for (ConsumerRecord<byte[], byte[]> record : kafka.poll(PATIENCE)) {
                return letters.deserialize(topic, record.value());
            }
        }
        throw new UnavailableException(
                "Kafka does not answer with the letter at " + topic + "/0@" + offset + "; try again.");
    }
}
