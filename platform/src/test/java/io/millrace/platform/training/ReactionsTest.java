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
import io.millrace.trainer.query.LiveModelHashes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An alert of a monitor lets a model change, as the project file says, and the change names the alert. */
@ExtendWith(SharedCluster.class)
final class ReactionsTest {

    private static final int EVENTS = 8_000;
    private static final int SHIFTED_FROM = 4_000;
    private static final int SHIFTED_TO = 6_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 3_600;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROJECT = """
            project: reacting
            clock: stream
            order: event_time
            sources:
              sales:
                topic: reacting.sales
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, amount: double, pieces: double, returned: boolean }
            services:
              sale:
                - event: { amount: amount, pieces: pieces }
            models:
              returned:
                on: sales
                features: sale
                task: classification
                label: { source: sales, value: returned, within: 1h }
                champion: { learner: trees.HoeffdingTree }
                challengers:
                  bayes: { learner: bayes.NaiveBayes }
                on_alert:
                  - { monitor: inputs, feature: amount, do: promote, learner: bayes }
                  - { monitor: inputs, do: reset, learner: champion }
                  - { monitor: inputs, feature: amount, do: freeze }
                  - { monitor: inputs, feature: pieces, do: promote, learner: champion }
            monitors:
              inputs:
                source: sales
                watch: [amount, pieces]
                reference: { from: "2024-05-01T00:00Z", to: "2024-05-01T02:00Z" }
                window: 30m
            """;

    @Test
    void model_changesWithTheAlert_andIsStillAFunctionOfItsLog(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        Model model = Objects.requireNonNull(plan.project().models().get("returned"));
        try (Node node = TestProject.start(plan, cluster, EnumSet.allOf(Role.class), 1, folder.resolve("state"))) {
            send(plan, cluster);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(node.fault()).isEmpty();
                        assertThat(kinds(plan, cluster)).contains("PROMOTION", "RESET", "FREEZE", "THAW");
                        assertThat(Records.avro(cluster, plan.topics().predictions("returned")))
                                .hasSize(EVENTS);
                    });
            List<GenericRecord> alerts = Records.avro(cluster, plan.topics().alerts()).stream()
                    .map(ConsumerRecord::value)
                    .toList();
            assertThat(alerts.stream().map(alert -> alert.get("status") + " " + alert.get("feature")))
                    .containsExactly("FIRING amount", "RESOLVED amount");
            String alert = "alert " + alerts.get(0).get("id") + " of monitor 'inputs'";
            assertThat(events(plan, cluster))
                    .filteredOn(event -> !event.get("kind").toString().equals("SNAPSHOT"))
                    .hasSize(4)
                    .allSatisfy(event -> {
                        assertThat(event.get("reason").toString()).contains(alert);
                        int transition = event.get("kind").toString().equals("THAW") ? 1 : 0;
                        assertThat(event.get("time"))
                                .as("its place in the order of event time")
                                .isEqualTo(alerts.get(transition).get("window_end"));
                    });

            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(LiveModelHashes.of(
                            plan,
                            model,
                            node.app(plan.topics().modelApp("returned"))
                                    .orElseThrow()
                                    .streams()))
                    .isEqualTo(new TrainerOutput(cluster, plan, model)
                            .undisturbed()
                            .hashes()));
            TrainerOutput output = new TrainerOutput(cluster, plan, model);
            assertThat(output.predictions()).isEqualTo(output.undisturbed().predictions());
            assertThat(output.evaluations()).isEqualTo(output.undisturbed().evaluations());
        }
    }

    private static List<String> kinds(Plan plan, Cluster cluster) {
        return events(plan, cluster).stream()
                .map(event -> event.get("kind").toString())
                .toList();
    }

    private static List<GenericRecord> events(Plan plan, Cluster cluster) {
        return Records.avro(cluster, plan.topics().events("returned")).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static void send(Plan plan, Cluster cluster) throws Exception {
        Random random = new Random(3);
        try (SourceProducer sales = new SourceProducer(cluster, plan.source("sales"))) {
            for (int i = 0; i < EVENTS; i++) {
                boolean shifted = i >= SHIFTED_FROM && i < SHIFTED_TO;
                double amount = 10 + random.nextGaussian() + (shifted ? 5 : 0);
                sales.send(
                        Map.of(
                                "id",
                                "s" + i,
                                "at",
                                START + i * STEP,
                                "amount",
                                amount,
                                "pieces",
                                random.nextGaussian(),
                                "returned",
                                amount + random.nextGaussian() > 10),
                        i);
            }
            sales.finish();
            sales.declare(START + EVENTS * STEP + Duration.ofDays(1).toMillis());
        }
    }
}
