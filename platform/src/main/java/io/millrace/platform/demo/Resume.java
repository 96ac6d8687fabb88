package io.millrace.platform.demo;

import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where an interrupted replay goes on: every record it sends names its line in a header, and lines go to each partition in
 * order, so the last one of a partition says what is there already.
 */
final class Resume {

    static final String HEADER = "millrace-replay-line";

    /** How far back to look for a record of ours behind records of others. */
    private static final int LOOK_BACK = 200;

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<TopicPartition, Integer> lastLine = new HashMap<>();

    Resume(Cluster cluster, List<String> topics) {
        Map<String, Object> settings = cluster.clientSettings();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : topics) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    TopicPartition at = new TopicPartition(topic, partition.partition());
                    lastLine.put(at, last(consumer, at));
                }
            }
        }
    }

    private static int last(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        consumer.seek(partition, Math.max(0, end - LOOK_BACK));
        int last = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Header header = record.headers().lastHeader(HEADER);
                if (header != null) {
                    last = Math.max(last, Integer.parseInt(new String(header.value(), StandardCharsets.US_ASCII)));
                }
            }
        }
        return last;
    }

    boolean sent(String topic, int partition, int line) {
        return line <= lastLine.getOrDefault(new TopicPartition(topic, partition), 0);
    }
}
