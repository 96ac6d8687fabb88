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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
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

/** A model of numbers on a real broker: predicted, judged, promoted by its error, asked, and a function of its log. */
@ExtendWith(SharedCluster.class)
final class RegressionTest {

    private static final int EVENTS = 6_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> LEARNERS = List.of("champion", "tree", "no_change", "mean");
    private static final String PROJECT = """
            project: rides
            clock: stream
            order: event_time
            sources:
              rides:
                topic: rides.rides
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, distance: double, rain: boolean }
              arrivals:
                topic: rides.arrivals
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, minutes: double }
            services:
              ride:
                - event: { distance: distance, rain: rain }
            models:
              takes:
                on: rides
                features: ride
                task: regression
                label: { source: arrivals, value: minutes, within: 1h }
                champion: { learner: mean }
                challengers:
                  tree: { learner: trees.FIMTDD, prepare: standard }
                promote: { metric: mae, by: 0.5, times: 3 }
            """;

    private final Random random = new Random(4);

    @Test
    void numbers_arePredictedJudgedAndAsked(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(
                plan, cluster, EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER), 1, folder.resolve("state"))) {
            send(plan, cluster);
            Map<String, GenericRecord> last = new HashMap<>();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(node.fault()).isEmpty();
                        Records.avro(cluster, plan.topics().evaluations("takes")).stream()
                                .map(ConsumerRecord::value)
                                .forEach(one -> last.put(one.get("learner").toString(), one));
                        assertThat(last).containsOnlyKeys(LEARNERS);
                        assertThat(total(last, "tree").get("labelled")).isEqualTo((double) EVENTS);
                    });
            assertThat((double) total(last, "tree").get("mase")).isLessThan(0.5);
            assertThat((double) total(last, "tree").get("r2")).isBetween(0.7, 1.0);
            assertThat((double) total(last, "no_change").get("mase")).isEqualTo(1.0);
            assertThat((double) total(last, "mean").get("r2")).isBetween(-0.1, 0.0);
            assertThat(total(last, "tree").get("accuracy")).isEqualTo(Double.NaN);
            assertThat(Objects.requireNonNull(last.get("tree")).get("role")).hasToString("CHAMPION");
            check(plan, cluster, ask(node));
            assertThat(metric(node)).contains("millrace_model_mae{").doesNotContain("millrace_model_accuracy{");
        }
    }

    private static GenericRecord total(Map<String, GenericRecord> evaluations, String learner) {
        return (GenericRecord) Objects.requireNonNull(evaluations.get(learner)).get("total");
    }

    /** The log learned again says what was said then, to the last bit, and what is said now. */
    private static void check(Plan plan, Cluster cluster, double asked) {
        Model model = Objects.requireNonNull(plan.project().models().get("takes"));
        ModelReplay replay = new ModelReplay(plan, model);
        Map<String, Double> said = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> entry :
                Records.of(cluster, plan.topics().examples("takes"))) {
            Example example =
                    cluster.serdes().of(Example.class).deserializer().deserialize(entry.topic(), entry.value());
            if (replay.accept(example) instanceof ExampleTrainer.Outcome.Said outcome) {
                said.put(example.getId(), outcome.said().predictions().get(0).number());
            }
        }
        assertThat(said).hasSize(EVENTS);
        List<ConsumerRecord<byte[], GenericRecord>> predictions =
                Records.avro(cluster, plan.topics().predictions("takes"));
        assertThat(predictions).hasSize(EVENTS).allSatisfy(one -> {
            assertThat(one.value().get("number"))
                    .isEqualTo(said.get(one.value().get("id").toString()));
            assertThat(one.value().get("predicted")).hasToString("");
        });
        assertThat(asked).isBetween(25.0, 35.0);
    }

    private void send(Plan plan, Cluster cluster) throws Exception {
        try (SourceProducer rides = new SourceProducer(cluster, plan.source("rides"));
                SourceProducer arrivals = new SourceProducer(cluster, plan.source("arrivals"))) {
            for (int i = 0; i < EVENTS; i++) {
                double distance = random.nextDouble() * 20;
                boolean rain = random.nextInt(3) == 0;
                long at = START + i * STEP;
                double minutes = 2 * distance + (rain ? 10 : 0) + random.nextGaussian();
                rides.send(Map.of("id", "r" + i, "at", at, "distance", distance, "rain", rain), i);
                arrivals.send(Map.of("id", "r" + i, "at", at + 60_000, "minutes", minutes), i);
            }
            long end = START + EVENTS * STEP + Duration.ofDays(1).toMillis();
            for (SourceProducer each : List.of(rides, arrivals)) {
                each.finish();
                each.declare(end);
            }
        }
    }

    private static double ask(Node node) throws Exception {
        JsonObject request = new JsonObject()
                .put(
                        "inputs",
                        new JsonArray().add(tensor("distance", "FP64", 10.0)).add(tensor("rain", "BOOL", true)))
                .put("parameters", new JsonObject().put("explain", true));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v2/models/takes/infer"))
                                .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonArray outputs = new JsonObject(answer.body()).getJsonArray("outputs");
        assertThat(outputs.stream().map(output -> ((JsonObject) output).getString("name")))
                .containsExactly("predicted", "base", "contributions", "inputs");
        assertThat(outputs.getJsonObject(0).getString("datatype")).isEqualTo("FP64");
        return outputs.getJsonObject(0).getJsonArray("data").getDouble(0);
    }

    private static JsonObject tensor(String name, String type, Object value) {
        return new JsonObject()
                .put("name", name)
                .put("shape", new JsonArray().add(1))
                .put("datatype", type)
                .put("data", new JsonArray().add(value));
    }

    private static String metric(Node node) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
