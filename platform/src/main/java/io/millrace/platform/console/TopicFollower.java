package io.millrace.platform.console;

import io.millrace.runtime.streams.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on the last committed records of some topics, and then what comes, on a thread of its own. When Kafka is away it tries again; a record that cannot be read is left out. */
final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int PATIENCE_MS = 10_000;

    private final Map<String, Object> settings;
    private final Map<String, Topic> topics;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    /**
     * A topic to follow.
     *
     * @param last how many offsets before its end to begin
     */
    record Topic(int last, Consumer<ConsumerRecord<byte[], byte[]>> taker) {}

    TopicFollower(Cluster cluster, Map<String, Topic> topics) {
        this.topics = Map.copyOf(topics);
        this.settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.thread = new Thread(this::follow, "console-topics");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> kafka =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                reading = kafka;
                read(kafka);
            } catch (WakeupException e) {
                LOG.debug("told to end");
            } catch (KafkaException e) {
                LOG.warn("the console hears nothing new of topics now, and tries again: {}", e.toString());
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> kafka) {
        Map<TopicPartition, Long> ends = begin(kafka);
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                take(record);
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            if (caughtUp.getCount() > 0
                    && ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
            }
        }
    }

    /** Goes to where it was, or near to the ends; says what these are. */
    private Map<TopicPartition, Long> begin(KafkaConsumer<byte[], byte[]> kafka) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics.keySet()) {
            for (PartitionInfo partition : kafka.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        kafka.assign(partitions);
        Map<TopicPartition, Long> begins = kafka.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long last = Objects.requireNonNull(topics.get(partition.topic())).last();
            long near = Objects.requireNonNull(ends.get(partition)) - last;
            kafka.seek(
                    partition,
                    Math.max(Objects.requireNonNull(begins.get(partition)), next.getOrDefault(partition, near)));
        }
        return ends;
    }

    /** Waits a while until what there was at the beginning has been handed on; says whether it has. */
    boolean awaitCaughtUp(Duration longest) {
        try {
            return caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Objects.requireNonNull(topics.get(record.topic())).taker().accept(record);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the console leaves out {}-{}@{}, which it cannot read: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> kafka = reading;
        if (kafka != null) {
            kafka.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
