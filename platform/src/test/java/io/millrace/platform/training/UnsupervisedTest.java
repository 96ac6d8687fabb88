package io.millrace.platform.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.trainer.query.ExampleTrainer;
import io.millrace.trainer.query.ModelReplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Models that learn events as they come, on a real broker: of what is unusual, judged by labels, and of clusters, without any. */
@ExtendWith(SharedCluster.class)
final class UnsupervisedTest {

    private static final int EVENTS = 6_000;
    private static final int RARE = 50;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROJECT = """
            project: sensors
            clock: stream
            order: event_time
            sources:
              readings:
                topic: sensors.readings
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, machine: string, heat: double, noise: double }
              faults:
                topic: sensors.faults
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, broken: boolean }
            services:
              reading:
                - event: { machine: machine, heat: heat, noise: noise }
            models:
              odd:
                on: readings
                features: reading
                task: anomaly
                label: { source: faults, value: broken, within: 1h }
                per: { key: machine, prior: 1000 }
                champion: { learner: anomaly.HalfSpaceTrees -w 100 -h 6 -q 0.02, prepare: standard }
                challengers:
                  small: { learner: anomaly.HalfSpaceTrees -t 1 -h 2, shared: true }
              groups:
                on: readings
                features: reading
                task: clustering
                clusters: 3
                champion: { learner: clustream.Clustream, prepare: { scale: standard, categories: hash, size: 1 } }
            """;

    private final Random random = new Random(4);

    @Test
    void models_learnEventsAsTheyCome(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(
                plan, cluster, EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER), 1, folder.resolve("state"))) {
            Map<String, Integer> groups = send(plan, cluster);
            Map<String, GenericRecord> last = new HashMap<>();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(node.fault()).isEmpty();
                        Records.avro(cluster, plan.topics().evaluations("odd")).stream()
                                .map(ConsumerRecord::value)
                                .forEach(one -> last.put(one.get("learner").toString(), one));
                        assertThat(last).containsKeys("champion", "small", "majority", "no_change");
                        assertThat(total(last, "champion").get("labelled")).isEqualTo((double) EVENTS);
                        assertThat(Records.avro(cluster, plan.topics().predictions("groups")))
                                .hasSize(EVENTS);
                    });
            assertThat((double) total(last, "champion").get("auc")).isGreaterThan(0.9);
            assertThat((double) total(last, "majority").get("accuracy")).isBetween(0.97, 0.99);
            checkGroups(Records.avro(cluster, plan.topics().predictions("groups")), groups);
            assertThat(Records.avro(cluster, plan.topics().events("odd")))
                    .as("versions")
                    .isNotEmpty();
            check(plan, cluster, "odd");
            check(plan, cluster, "groups");
            assertThat(Records.avro(cluster, plan.topics().examples("groups")).stream()
                            .map(one -> one.value().get("kind").toString()))
                    .as("nobody waits for a label")
                    .containsOnly("VECTOR", "MARK");
        }
    }

    private static GenericRecord total(Map<String, GenericRecord> evaluations, String learner) {
        return (GenericRecord) Objects.requireNonNull(evaluations.get(learner)).get("total");
    }

    /** Of the later half all readings of a group are in one cluster, almost. */
    private static void checkGroups(
            List<ConsumerRecord<byte[], GenericRecord>> predictions, Map<String, Integer> groups) {
        Map<List<Object>, Integer> met = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> one : predictions.subList(EVENTS / 2, EVENTS)) {
            met.merge(
                    List.of(
                            Objects.requireNonNull(
                                    groups.get(one.value().get("id").toString())),
                            one.value().get("predicted").toString()),
                    1,
                    Integer::sum);
        }
        Set<Object> clusters = new HashSet<>();
        met.forEach((pair, count) -> {
            if (count > EVENTS / 12) {
                clusters.add(pair.get(1));
            }
        });
        assertThat(clusters).as(met.toString()).containsExactlyInAnyOrder("1", "2", "3");
    }

    /** The log learned again says what was said then, to the last bit. */
    private static void check(Plan plan, Cluster cluster, String name) {
        Model model = Objects.requireNonNull(plan.project().models().get(name));
        ModelReplay replay = new ModelReplay(plan, model);
        Map<String, Double> said = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> entry :
                Records.of(cluster, plan.topics().examples(name))) {
            Example example =
                    cluster.serdes().of(Example.class).deserializer().deserialize(entry.topic(), entry.value());
            if (replay.accept(example) instanceof ExampleTrainer.Outcome.Said outcome) {
                var first = outcome.said().predictions().get(0);
                said.put(example.getId(), first.scores()[first.predicted()]);
            }
        }
        assertThat(said).hasSize(EVENTS);
        assertThat(Records.avro(cluster, plan.topics().predictions(name)))
                .hasSize(EVENTS)
                .allSatisfy(one -> assertThat(one.value().get("score"))
                        .isEqualTo(said.get(one.value().get("id").toString())));
    }

    private Map<String, Integer> send(Plan plan, Cluster cluster) throws Exception {
        Map<String, Integer> groups = new HashMap<>();
        try (SourceProducer readings = new SourceProducer(cluster, plan.source("readings"));
                SourceProducer faults = new SourceProducer(cluster, plan.source("faults"))) {
            for (int i = 0; i < EVENTS; i++) {
                boolean broken = random.nextInt(RARE) == 0;
                int group = random.nextInt(3);
                double heat = group * 10 + random.nextGaussian() + (broken ? 15 : 0);
                double noise = group * -10 + random.nextGaussian() + (broken ? 15 : 0);
                long at = START + i * STEP;
                groups.put("r" + i, group);
                readings.send(Map.of("id", "r" + i, "at", at, "machine", "m" + group, "heat", heat, "noise", noise), i);
                faults.send(Map.of("id", "r" + i, "at", at + 60_000, "broken", broken), i);
            }
            long end = START + EVENTS * STEP + Duration.ofDays(1).toMillis();
            for (SourceProducer each : List.of(readings, faults)) {
                each.finish();
                each.declare(end);
            }
        }
        return groups;
    }
}
