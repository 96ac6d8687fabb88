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
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on the last committed records of some topics, and then what comes, on a thread of its own. A record that cannot be read is left out. */
final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final Map<String, Topic> topics;
    private final Thread thread;
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    /**
     * A topic to follow.
     *
     * @param last how many offsets before its end to begin
     */
    record Topic(int last, Consumer<ConsumerRecord<byte[], byte[]>> taker) {}

    TopicFollower(Cluster cluster, Map<String, Topic> topics) {
        this.topics = Map.copyOf(topics);
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.kafka = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::follow, "console-topics");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try (kafka) {
            Map<TopicPartition, Long> ends = begin();
            while (!Thread.currentThread().isInterrupted()) {
                kafka.poll(POLL).forEach(this::take);
                if (caughtUp.getCount() > 0
                        && ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue())) {
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("told to end");
        } catch (KafkaException e) {
            LOG.warn(
                    "the console hears nothing new of topics: {}. Start the process anew when Kafka answers.",
                    e.toString());
        }
    }

    /** Ends of what there is. */
    private Map<TopicPartition, Long> begin() {
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
            kafka.seek(
                    partition,
                    Math.max(
                            Objects.requireNonNull(begins.get(partition)),
                            Objects.requireNonNull(ends.get(partition)) - last));
        }
        return ends;
    }

    /** Waits a while until what there was at the beginning has been handed on. */
    void awaitCaughtUp(Duration longest) {
        try {
            if (!caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the console has not read all of its topics yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        kafka.wakeup();
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
