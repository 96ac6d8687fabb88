package io.millrace.platform.cli;

import io.millrace.platform.terminal.ProgressBar;
import io.millrace.platform.topics.ExistingTopic;
import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of a topic: the last few, then perhaps what comes. */
final class TopicReader<T> {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(10);

    /** What is to be shown of a record, in the order of times, and of reading where they are equal. */
    private record Found<R>(long time, long read, R shown) implements Comparable<Found<R>> {

        @Override
        public int compareTo(Found<R> other) {
            int byTime = Long.compare(time, other.time);
            return byTime == 0 ? Long.compare(read, other.read) : byTime;
        }
    }

    private final Cluster cluster;
    private final String topic;
    private final Deserializer<T> values;
    private final ToLongFunction<ConsumerRecord<String, T>> time;

    /**
     * A reader of a topic.
     *
     * @param time by which the last records are told
     */
    TopicReader(Cluster cluster, String topic, Deserializer<T> values, ToLongFunction<ConsumerRecord<String, T>> time) {
        this.time = time;
        this.cluster = cluster;
        this.topic = topic;
        this.values = values;
    }

    /**
     * Hands records on.
     *
     * @param last how many records to show of what is there, the newest ones; 0 is none, negative is all
     * @param follow whether to go on with what comes, until the process is stopped
     * @param shown what is handed on of a record; empty to leave it out
     */
    <R> void read(int last, boolean follow, Function<T, Optional<R>> shown, Consumer<R> consumer) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TOPIC_TIMEOUT.toMillis());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, T> kafka = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = ExistingTopic.partitions(cluster, kafka, topic);
            kafka.assign(partitions);
            PriorityQueue<Found<R>> tail = new PriorityQueue<>();
            AtomicLong read = new AtomicLong();
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            long begin = positions(kafka);
            long all = ends.values().stream().mapToLong(Long::longValue).sum() - begin;
            try (ProgressBar bar = Bars.counting("read")) {
                while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                    for (ConsumerRecord<String, T> record : kafka.poll(POLL)) {
                        shown.apply(record.value())
                                .ifPresent(one ->
                                        tail.add(new Found<>(time.applyAsLong(record), read.getAndIncrement(), one)));
                        if (last >= 0 && tail.size() > last) {
                            tail.remove();
                        }
                    }
                    bar.at(positions(kafka) - begin, all);
                }
            }
            while (!tail.isEmpty()) {
                consumer.accept(tail.remove().shown());
            }
            while (follow) {
                kafka.poll(POLL).forEach(record -> shown.apply(record.value()).ifPresent(consumer));
            }
        }
    }

    private static long positions(KafkaConsumer<?, ?> kafka) {
        return kafka.assignment().stream().mapToLong(kafka::position).sum();
    }
}
