package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a model that has learned on a real broker: shown, exported, rebuilt, and damaged. */
@ExtendWith(SharedCluster.class)
final class ModelsCommandTest {

    private static final int EVENTS = 6_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 1_000;
    private static final long MARKS = Duration.ofMinutes(10).toMillis();

    /** Two, and the baselines. */
    private static final int LEARNERS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROJECT = """
            project: desk
            clock: stream
            order: event_time
            sources:
              calls:
                topic: desk.calls
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, length: double, waited: double, topic: string, solved: boolean }
            services:
              call:
                - event: { length: length, waited: waited, topic: topic }
            models:
              solved:
                on: calls
                features: call
                task: classification
                label: { source: calls, value: solved, weight: "1.0 + length / 50.0", within: 1h }
                champion: { learner: meta.OzaBag -s 5, prepare: none, seed: 3 }
                challengers:
                  bayes: { learner: bayes.NaiveBayes }
            """;

    private final Cluster cluster;
    private final Path folder;

    ModelsCommandTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void versions_areShownExportedAndVerified_untilAByteIsFlipped() throws Exception {
        Path project = Files.writeString(folder.resolve("project.yaml"), PROJECT);
        Plan plan = new Plan(TestProject.read(project));
        try (Node node = TestProject.start(
                plan, cluster, EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER), 1, folder.resolve("state"))) {
            learn(plan, node);
            assertThat(weights(plan)).hasSize(EVENTS).allMatch(weight -> weight >= 1 && weight <= 3);
            put(project, plan);
        }

        Typed list = models("list", "solved", "--project", "desk", "--last", "-1");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out()).contains("champion", "bayes");
        String newest = list.out()
                .lines()
                .filter(line -> line.contains("champion"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String version = newest.strip().split(" +", -1)[2];
        String hash = newest.substring(newest.lastIndexOf(' ') + 1);

        Typed show = models("show", "solved", "--project", "desk");
        assertThat(show.out())
                .contains("meta.OzaBag -s 5, seed 3", "have this hash")
                .contains(hash);

        assertThat(json(models("list", "solved", "--project", "desk", "--last", "-1", "--json")))
                .hasSameSizeAs(list.out().lines().toList())
                .allSatisfy(one ->
                        assertThat(Instant.parse(one.path("time").asText())).isAfter("2024-05-01T00:00:00Z"))
                .extracting(one -> one.path("learner").asText())
                .contains("champion", "bayes");
        assertThat(json(models("show", "solved", "--project", project.toString(), "--json")))
                .singleElement()
                .satisfies(one -> assertThat(one.path("sha256").asText()).startsWith(hash))
                .satisfies(one -> assertThat(one.path("damage").isNull()).isTrue());
        assertThat(json(models("diff", "solved", "champion", "1", "2", "--project", "desk", "--json")))
                .extracting(one -> one.path("about").asText())
                .contains("version", "sha256", "learned")
                .doesNotContain("spec", "learner");

        Typed diff = models("diff", "solved", "champion", "1", "2", "--project", "desk");
        assertThat(diff.out()).contains("sha256").doesNotContain("spec");

        Path file = folder.resolve("champion.bin");
        Typed export = models("export", "solved", "champion", version, file.toString(), "--project", "desk");
        assertThat(export.out()).contains(hash);
        assertThat(file).isNotEmptyFile();

        Typed importances = models("importances", "solved", "--project", project.toString(), "--examples", "500");
        assertThat(importances.exitCode()).as(importances.err()).isZero();
        assertThat(importances.out().lines().toList())
                .hasSize(4)
                .first()
                .asString()
                .isEqualTo("champion, version " + version + ", by the last 500 examples");
        assertThat(importances.out().lines().skip(1).findFirst().orElseThrow()).contains("length");

        assertThat(json(models(
                        "importances", "solved", "--project", project.toString(), "--examples", "500", "--json")))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.path("examples").asInt()).isEqualTo(500))
                .first()
                .satisfies(one -> assertThat(one.path("input").asText()).isEqualTo("length"));

        Typed verified = models("verify", "solved", "--project", project.toString());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out().lines())
                .hasSameSizeAs(list.out().lines().toList())
                .allMatch(line -> line.contains("  same  "));

        Path other = Files.writeString(folder.resolve("other.yaml"), PROJECT.replace("seed: 3", "seed: 4"));
        Typed different = models("verify", "solved", "--project", other.toString());
        assertThat(different.exitCode()).isEqualTo(1);
        assertThat(different.out().lines())
                .allMatch(line -> line.startsWith("champion") == line.contains("  different  "));

        flipAByteOfTheNewest("bayes", plan.topics().snapshots("solved"));
        Typed damaged = models("verify", "solved", "--project", project.toString());
        assertThat(damaged.exitCode()).isEqualTo(1);
        Typed asJson = models("verify", "solved", "--project", project.toString(), "--json");
        assertThat(asJson.exitCode()).isEqualTo(1);
        assertThat(asJson.json())
                .filteredOn(one -> "damaged".equals(one.path("verdict").asText()))
                .singleElement()
                .satisfies(one -> assertThat(one.path("learner").asText()).isEqualTo("bayes"));
        List<String> found = damaged.out()
                .lines()
                .filter(line -> line.contains("  damaged  "))
                .toList();
        assertThat(found).singleElement().asString().startsWith("bayes");
        String flipped = found.get(0).split(" +", -1)[1];
        assertThat(models("show", "solved", "bayes", flipped, "--project", "desk")
                        .out())
                .contains("damaged: ");
        Path never = folder.resolve("never.bin");
        assertThat(models("export", "solved", "bayes", flipped, never.toString(), "--project", "desk")
                        .exitCode())
                .isEqualTo(1);
        assertThat(never).doesNotExist();
    }

    @Test
    void unknownVersion_isRefusedByName() {
        assertThat(models("verify", "solved", "--project", "missing.yaml").exitCode())
                .isNotZero();
        assertThat(models("verify", "solved", "--project", "desk").err())
                .contains("There is no project file desk, and this command needs more of the project than its name.");
        assertThat(models("list", "solved").err())
                .contains("There is no project file project.yaml. Give --project a file that there is");
        Typed refused = models("show", "nothing", "--project", "nobody");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("does not exist");
    }

    private static List<JsonNode> json(Typed answer) {
        assertThat(answer.err()).isEmpty();
        return answer.json();
    }

    private Typed models(String... arguments) {
        return millrace(Stream.of(
                        Stream.of("models"),
                        Stream.of(arguments),
                        Stream.of(
                                "--bootstrap-servers",
                                cluster.bootstrapServers(),
                                "--schema-registry",
                                cluster.registryUrl()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    /** Says something about learners to the model that runs. */
    private void put(Path project, Plan plan) {
        String file = project.toString();
        assertThat(models("promote", "solved", "nobody", "--project", file).exitCode())
                .isEqualTo(2);
        assertThat(models("promote", "solved", "bayes", "--project", file, "--reason", "a try")
                        .exitCode())
                .isZero();
        awaitEvent(plan, "PROMOTION", "bayes", "instead of 'champion': a try");
        assertThat(models("rollback", "solved", "champion", "1", "--project", file)
                        .exitCode())
                .isZero();
        awaitEvent(plan, "ROLLBACK", "champion", "back to version 1: by hand");
        assertThat(models(
                                "relearn",
                                "solved",
                                "bayes",
                                "--project",
                                file,
                                "--without-ids",
                                "c1,c2",
                                "--without-offsets",
                                "0-0")
                        .exitCode())
                .isZero();
        awaitEvent(plan, "ROLLBACK", "bayes", EVENTS - 3 + " examples learned again, without 3: by hand");
        assertThat(models("relearn", "solved", "bayes", "--project", file, "--without-inputs", "topc=t1")
                        .err())
                .contains("unknown input 'topc'; did you mean 'topic'?");
        Typed without = models("relearn", "solved", "bayes", "--project", file, "--without-inputs", "topic=t1");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.out()).contains("examples learned again, without ").doesNotContain("without 0");
        assertThat(models("freeze", "solved", "--project", file, "--reason", "a fault")
                        .exitCode())
                .isZero();
        awaitEvent(plan, "FREEZE", "bayes", "a fault");
        assertThat(models("freeze", "solved", "--project", file, "--thaw", "--reason", "a fault")
                        .exitCode())
                .isZero();
        awaitEvent(plan, "THAW", "bayes", "a fault");
        assertThat(json(models("freeze", "solved", "--project", file, "--reason", "another", "--json")))
                .singleElement()
                .satisfies(one -> assertThat(one.path("kind").asText()).isEqualTo("FREEZE"));
        assertThat(models("freeze", "solved", "--project", file, "--thaw").exitCode())
                .isZero();
        Typed reset = models("reset", "solved", "bayes", "--project", file);
        assertThat(reset.exitCode()).isZero();
        assertThat(reset.out()).contains("RESET       bayes").contains("by hand");
        awaitEvent(plan, "RESET", "bayes", "by hand");
        assertThat(models("promote", "solved", "bayes", "--project", file).err())
                .contains("model 'solved' refuses that: learner 'bayes' answers already");
        assertThat(models("freeze", "solved", "--project", file, "--thaw").err())
                .contains("nothing of that name keeps the learners from learning");
        assertThat(models("events", "solved", "--project", "desk", "--last", "-1")
                        .out())
                .contains("PROMOTION", "ROLLBACK", "FREEZE", "THAW", "RESET");
    }

    /** How often the labels let their examples count, as the log has them. */
    private List<Double> weights(Plan plan) {
        return Records.avro(cluster, plan.topics().examples("solved")).stream()
                .map(ConsumerRecord::value)
                .filter(entry -> "LABEL".equals(entry.get("kind").toString()))
                .map(entry -> (Map<?, ?>) entry.get("inputs"))
                .flatMap(inputs -> inputs.entrySet().stream())
                .filter(said -> "weight".equals(said.getKey().toString()))
                .map(said -> (Double) said.getValue())
                .toList();
    }

    private void awaitEvent(Plan plan, String kind, String learner, String reason) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Records.avro(cluster, plan.topics().events("solved")).stream()
                        .map(ConsumerRecord::value)
                        .anyMatch(event -> kind.equals(event.get("kind").toString())
                                && learner.equals(event.get("learner").toString())
                                && reason.equals(event.get("reason").toString())));
    }

    private void learn(Plan plan, Node node) throws Exception {
        try (SourceProducer producer = new SourceProducer(cluster, plan.source("calls"))) {
            Random random = new Random(5);
            for (int call = 0; call < EVENTS; call++) {
                double length = random.nextDouble() * 100;
                double waited = random.nextGaussian();
                producer.send(
                        Map.of(
                                "id",
                                "c" + call,
                                "at",
                                START + call * STEP,
                                "length",
                                length,
                                "waited",
                                waited,
                                "topic",
                                "t" + random.nextInt(4),
                                "solved",
                                length > 40 + 20 * waited),
                        call);
            }
            producer.finish();
            producer.declare(START + EVENTS * STEP + Duration.ofDays(1).toMillis());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> node.fault().isPresent()
                            || Records.of(cluster, plan.topics().evaluations("solved"))
                                            .size()
                                    >= LEARNERS * EVENTS * STEP / MARKS);
            assertThat(node.fault()).isEmpty();
        }
    }

    private void flipAByteOfTheNewest(String learner, String topic) {
        List<ConsumerRecord<byte[], byte[]>> pieces = Records.of(cluster, topic).stream()
                .filter(piece -> new String(piece.key(), StandardCharsets.UTF_8).startsWith(learner + "/"))
                .toList();
        ConsumerRecord<byte[], byte[]> last = pieces.get(pieces.size() - 1);
        byte[] flipped = last.value().clone();
        flipped[flipped.length - 1] ^= 1;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, last.timestamp(), last.key(), flipped));
        }
    }
}
