package io.millrace.platform.topics;

import io.millrace.runtime.streams.Cluster;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A topic that is read from, which may not be there. */
public final class ExistingTopic {

    private ExistingTopic() {}

    /**
     * Partitions of a topic.
     *
     * @throws IllegalStateException when there is none, or Kafka does not answer; says what to do
     */
    public static List<TopicPartition> partitions(Cluster cluster, Consumer<?, ?> kafka, String topic) {
        List<TopicPartition> partitions;
        try {
            partitions = kafka.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at " + cluster.bootstrapServers()
                            + " does not answer. Is --bootstrap-servers right, and is it running?",
                    e);
        }
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " does not exist at " + cluster.bootstrapServers()
                    + ". Is the project's name right, and has it been run?");
        }
        return partitions;
    }
}
