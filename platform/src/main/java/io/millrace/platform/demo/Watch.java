package io.millrace.platform.demo;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Counts what comes out of a project's topics, as any consumer could: committed records only, from the start. Not for use
 * by several threads, but for the counts.
 */
final class Watch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final String source;
    private final String model;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<Flow> flows;
    private final Deserializer<Example> examples;
    private final Deserializer<Evaluation> evaluations;
    private final Deserializer<DriftAlert> alerts;
    private final AtomicInteger vectors = new AtomicInteger();
    private final AtomicInteger predictions = new AtomicInteger();
    private final AtomicInteger labels = new AtomicInteger();
    private final AtomicInteger deadLetters = new AtomicInteger();
    private final Map<String, Evaluation> newest = new LinkedHashMap<>();
    private final List<DriftAlert> transitions = new ArrayList<>();

    Watch(Cluster cluster, Topics topics, String source, String model) {
        this.topics = topics;
        this.source = source;
        this.model = model;
        AvroSerdes serdes = cluster.serdes();
        this.flows = serdes.of(Flow.class).deserializer();
        this.examples = serdes.of(Example.class).deserializer();
        this.evaluations = serdes.of(Evaluation.class).deserializer();
        this.alerts = serdes.of(DriftAlert.class).deserializer();
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(
                topics.vectors(source),
                topics.predictions(model),
                topics.examples(model),
                topics.evaluations(model),
                topics.alerts(),
                topics.deadLetters())) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what has come. */
    void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            take(record.topic(), record.value());
        }
    }

    private void take(String topic, byte[] value) {
        if (topic.equals(topics.vectors(source))) {
            if (flows.deserialize(topic, value).getBody() instanceof EventInFlight) {
                vectors.incrementAndGet();
            }
        } else if (topic.equals(topics.predictions(model))) {
            predictions.incrementAndGet();
        } else if (topic.equals(topics.examples(model))) {
            if (examples.deserialize(topic, value).getKind() == ExampleKind.LABEL) {
                labels.incrementAndGet();
            }
        } else if (topic.equals(topics.evaluations(model))) {
            Evaluation evaluation = evaluations.deserialize(topic, value);
            if (evaluation.getSegment() == null) {
                newest.put(evaluation.getLearner(), evaluation);
            }
        } else if (topic.equals(topics.alerts())) {
            transitions.add(alerts.deserialize(topic, value));
        } else {
            deadLetters.incrementAndGet();
        }
    }

    /** True when everything that was committed up to now has been taken in, and nothing waits to be committed. */
    boolean caughtUp(Map<TopicPartition, Long> uncommittedEnds) {
        return uncommittedEnds.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Partitions that are watched. */
    Set<TopicPartition> partitions() {
        return consumer.assignment();
    }

    int vectors() {
        return vectors.get();
    }

    int predictions() {
        return predictions.get();
    }

    int labels() {
        return labels.get();
    }

    int deadLetters() {
        return deadLetters.get();
    }

    /** Newest evaluation of each learner. */
    Map<String, Evaluation> evaluations() {
        return newest;
    }

    /** Transitions of drift alerts, in order. */
    List<DriftAlert> alerts() {
        return transitions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
