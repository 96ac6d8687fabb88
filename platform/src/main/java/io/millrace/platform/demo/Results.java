package io.millrace.platform.demo;

import io.millrace.features.query.IngestCounts;
import io.millrace.platform.node.Node;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Example;
import io.millrace.trainer.query.LiveModelHashes;
import io.millrace.trainer.query.ModelReplay;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;

/** Collects what the demo came to: from topics, and from the stores of this process. */
final class Results {

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
                IngestCounts.of(streams(plan.topics()
                        .ingestApp(Objects.requireNonNull(model.label()).source()))),
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
        ModelReplay replay = new ModelReplay(plan, model);
        new PartitionLog<>(
                        cluster,
                        plan.topics().examples(model.name()),
                        0,
                        cluster.serdes().of(Example.class).deserializer())
                .read(record -> replay.accept(record.value()));
        return replay.hashes();
    }
}
