package io.millrace.platform.testing;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Committed records of a topic, as any other program on the cluster reads them. */
public final class Records {

    private static final Duration POLL = Duration.ofMillis(200);

    private Records() {}

    /** All that is there now, partition by partition in the order of offsets. */
    public static List<ConsumerRecord<byte[], byte[]>> of(Cluster cluster, String topic) {
        return read(cluster, topic, new ByteArrayDeserializer());
    }

    /** The same, by Confluent's own deserializer, which knows nothing but the registry. */
    public static List<ConsumerRecord<byte[], GenericRecord>> avro(Cluster cluster, String topic) {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(Map.of("schema.registry.url", cluster.registryUrl()), false);
        return read(cluster, topic, (name, bytes) -> (GenericRecord) reader.deserialize(name, bytes));
    }

    private static <T> List<ConsumerRecord<byte[], T>> read(Cluster cluster, String topic, Deserializer<T> values) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], T> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], T>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }
}
