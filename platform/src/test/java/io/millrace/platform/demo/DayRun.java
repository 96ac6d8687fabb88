package io.millrace.platform.demo;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The demo's project and replay over the first edits of the day, while others write to the same topics. */
final class DayRun implements AutoCloseable {

    private static final int SOURCE_PARTITIONS = 3;

    private final List<Edit> day;
    private final Cluster cluster;
    private final Plan plan;
    private final Node node;
    private final Map<RecordMetadata, Unusable> refused = new LinkedHashMap<>();
    private @Nullable Summary summary;

    DayRun(Cluster cluster, int edits, Path stateDir) throws InvalidProjectException {
        this.cluster = cluster;
        this.day =
                WikipediaDay.edits(Path.of(System.getProperty("millrace.data"))).subList(0, edits);
        this.plan = new Plan(
                TestProject.read(Path.of(System.getProperty("millrace.examples"), "wikipedia", "project.yaml")));
        this.node = TestProject.start(plan, cluster, EnumSet.allOf(Role.class), SOURCE_PARTITIONS, stateDir);
    }

    Plan plan() {
        return plan;
    }

    Node node() {
        return node;
    }

    Summary summary() {
        return Objects.requireNonNull(summary);
    }

    /** Records that were no events, by where they are. */
    Map<RecordMetadata, Unusable> refused() {
        return refused;
    }

    Edit edit(int line) {
        return day.get(line - 1);
    }

    Source edits() {
        return plan.source("edits");
    }

    Source verdicts() {
        return plan.source("verdicts");
    }

    /** Replays all edits and their verdicts; somewhere on the way, unusable records come in between. */
    void replay() throws InterruptedException, ExecutionException {
        Model model = plan.project().models().values().iterator().next();
        try (Watch results = new Watch(cluster, plan.topics(), "edits", model.name())) {
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> {
                Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> results.predictions() > day.size() / 4);
                sendUnusable();
            });
            Replayer replayer = new Replayer(day, edits(), verdicts(), new Injection(true), 0, results::predictions);
            new Progress(node, plan, cluster, results, replayer, day).run();
            meanwhile.get();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                results.poll();
                return results.deadLetters() >= refused.size();
            });
            summary = new Results(plan, node, cluster).summary(model, results, day.size(), true);
        }
    }

    private void sendUnusable() {
        byte[] edit = Records.of(cluster, edits().topic()).get(0).value();
        byte[] other =
                Records.of(cluster, plan.topics().vectors("edits")).get(0).value();
        List<Unusable> all = Unusable.all(edits().topic(), verdicts().topic(), edit, other);
        int partition = 0;
        for (Unusable unusable : all) {
            refused.put(
                    send(new ProducerRecord<>(
                            unusable.topic(), partition++ % SOURCE_PARTITIONS, unusable.key(), unusable.value())),
                    unusable);
        }
    }

    /** Sends a verdict as a person does with a command-line producer: without a key, stamped now. */
    void sendVerdict(int partition, String id, long time, boolean robot) {
        String json = "{\"edit_id\":\"" + id + "\",\"time\":\"" + Instant.ofEpochMilli(time) + "\",\"is_robot\":"
                + robot + "}";
        send(new ProducerRecord<>(verdicts().topic(), partition, null, json.getBytes(StandardCharsets.UTF_8)));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Topics that Millrace writes, all in Avro. */
    List<String> avroTopics() {
        return plan.topicSpecs().stream().map(TopicSpec::name).toList();
    }

    @Override
    public void close() {
        node.close();
    }
}
