package io.millrace.platform.demo;

import io.millrace.features.query.IngestCounts;
import io.millrace.platform.node.Node;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.trainer.query.LiveModelHashes;
import io.millrace.trainer.query.ModelReplay;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;

/** Collects what the demo came to: from topics, and from the stores of this process. */
final class Results {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Plan plan;
    private final Node node;
    private final Cluster cluster;

    Results(Plan plan, Node node, Cluster cluster) {
        this.plan = plan;
        this.node = node;
        this.cluster = cluster;
    }

    Summary summary(Model model, Watch results, int sent, boolean verify) {
        return new Summary(
                IngestCounts.of(streams(plan.topics().ingestApp(model.on()))),
                IngestCounts.of(streams(plan.topics().ingestApp(model.labelSource()))),
                sent,
                results.predictions(),
                results.deadLetters(),
                results.evaluations(),
                results.alerts(),
                verify ? hashes(model) : Map.of());
    }

    private KafkaStreams streams(String application) {
        return node.app(application)
                .orElseThrow(() -> new IllegalStateException(application + " does not run here"))
                .streams();
    }

    private Map<String, Summary.Hashes> hashes(Model model) {
        Map<String, String> live =
                LiveModelHashes.of(plan, model, streams(plan.topics().modelApp(model.name())));
        Map<String, String> rebuilt = rebuild(model);
        Map<String, Summary.Hashes> hashes = new TreeMap<>();
        live.forEach((learner, hash) ->
                hashes.put(learner, new Summary.Hashes(hash, rebuilt.getOrDefault(learner, "missing"))));
        return hashes;
    }

    private Map<String, String> rebuild(Model model) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        TopicPartition log = new TopicPartition(plan.topics().examples(model.name()), 0);
        ModelReplay replay = new ModelReplay(plan, model);
        try (KafkaConsumer<String, Example> consumer = new KafkaConsumer<>(
                settings,
                new StringDeserializer(),
                cluster.serdes().of(Example.class).deserializer())) {
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
            while (consumer.position(log) < end) {
                for (ConsumerRecord<String, Example> record : consumer.poll(POLL)) {
                    replay.accept(record.value());
                }
            }
        }
        return replay.hashes();
    }
}
