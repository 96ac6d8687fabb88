package io.millrace.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
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
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model that learns is asked over HTTP, and says what it writes to its topic at the same place of its log. */
@ExtendWith(SharedCluster.class)
final class InferenceTest {

    private static final int EVENTS = 8_000;
    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LAST = "asked";
    private static final String PROJECT = """
            project: asking
            clock: stream
            order: event_time
            partitions: 2
            sources:
              calls:
                topic: asking.calls
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, user: string, length: double, topic: string, solved: boolean }
            entities:
              user: { key: user }
            views:
              calling:
                entity: user
                source: calls
                features:
                  calls: { aggregate: count, windows: [1h] }
                  length: { aggregate: mean, of: length, windows: [1h] }
            services:
              call:
                - "calling:*"
                - event: { length: length, topic: topic, short: "length < 5.0" }
            models:
              solved:
                on: calls
                features: call
                task: classification
                label: { source: calls, value: solved, within: 1h }
                per: topic
                champion: { learner: trees.HoeffdingTree -g 100, prepare: none }
                challengers:
                  bayes: { learner: bayes.NaiveBayes }
            """;

    private final Random random = new Random(11);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Path folder;

    InferenceTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @Test
    void model_saysWhatItsTopicSays_wheneverAndWhereverItIsAsked() throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(
                plan, cluster, EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER), 1, folder.resolve("one"))) {
            try (SourceProducer producer = new SourceProducer(cluster, plan.source("calls"))) {
                send(producer, 0, EVENTS / 2);
                producer.declare(START + EVENTS / 2 * STEP - 1);
                Awaitility.await().atMost(PATIENCE).until(() -> learned(node) > 0);
                assertThat(learned(node)).as("in the middle").isLessThan(EVENTS);
                send(producer, EVENTS / 2, EVENTS);
                producer.send(call(EVENTS, LAST, 4.5), EVENTS);
                producer.finish();
                producer.declare(START + EVENTS * STEP + Duration.ofDays(1).toMillis());
            }
            GenericRecord said = prediction(plan);
            Map<String, Object> inputs = inputs(plan);
            JsonObject request = request(inputs);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(post(node, request).body()).contains("\"learned\":" + EVENTS));
            JsonObject answer = ask(node, request);
            check(answer, said);
            assertThat(answer.getString("model_version"))
                    .as("it was asked before the snapshot, and follows it")
                    .isNotEqualTo("champion/0");
            assertThat(answer.getString("id")).isEqualTo("r1");
            checkLookup(node);
            checkRefusals(node);
            try (Node other =
                    TestProject.start(plan, cluster, EnumSet.of(Role.ONLINE_TRAINER), 1, folder.resolve("other"))) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> node.ready()
                                && other.ready()
                                && post(node, request).statusCode() == 200
                                && post(other, request).statusCode() == 200);
                check(ask(node, request), said);
                check(ask(other, request), said);
                checkExplanation(ask(node, explained(request)), ask(other, explained(request)));
                checkLookup(node);
            }
        }
    }

    private void send(SourceProducer producer, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            double length = random.nextDouble() * 10;
            boolean noise = random.nextInt(10) == 0;
            Map<String, Object> call = call(i, "c" + i, length);
            call.put("solved", (length > 5) != noise);
            producer.send(call, i);
        }
    }

    private Map<String, Object> call(int number, String id, double length) {
        Map<String, Object> call = new HashMap<>();
        call.put("id", id);
        call.put("at", START + number * STEP);
        call.put("user", "u" + random.nextInt(20));
        call.put("length", length);
        call.put("topic", "t" + random.nextInt(3));
        return call;
    }

    /** What the model has written of the last call. */
    private GenericRecord prediction(Plan plan) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Records.avro(cluster, plan.topics().predictions("solved")).stream()
                                .map(ConsumerRecord::value)
                                .filter(value -> LAST.equals(value.get("id").toString()))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }

    private Map<String, Object> inputs(Plan plan) {
        GenericRecord example = Records.avro(cluster, plan.topics().examples("solved")).stream()
                .map(ConsumerRecord::value)
                .filter(value -> LAST.equals(value.get("id").toString())
                        && "VECTOR".equals(value.get("kind").toString()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> inputs = new HashMap<>();
        ((Map<?, ?>) example.get("inputs"))
                .forEach((name, value) ->
                        inputs.put(name.toString(), value instanceof CharSequence text ? text.toString() : value));
        assertThat(inputs).containsOnlyKeys("calling:calls_1h", "calling:length_1h", "length", "topic", "short");
        return inputs;
    }

    private static JsonObject request(Map<String, Object> row) {
        JsonArray inputs = new JsonArray();
        row.forEach((name, value) -> inputs.add(new JsonObject()
                .put("name", name)
                .put("shape", new JsonArray().add(1))
                .put("datatype", datatype(value))
                .put("data", new JsonArray().add(value))));
        return new JsonObject().put("id", "r1").put("inputs", inputs);
    }

    private static String datatype(Object value) {
        if (value instanceof Boolean) {
            return "BOOL";
        }
        if (value instanceof Long) {
            return "INT64";
        }
        return value instanceof Number ? "FP64" : "BYTES";
    }

    private long learned(Node node) throws Exception {
        HttpResponse<String> answer = post(
                node,
                request(Map.of(
                        "calling:calls_1h",
                        1L,
                        "calling:length_1h",
                        1.5,
                        "length",
                        1.5,
                        "topic",
                        "t1",
                        "short",
                        true)));
        return answer.statusCode() == 200
                ? new JsonObject(answer.body()).getJsonObject("parameters").getLong("learned")
                : -1;
    }

    private JsonObject ask(Node node, JsonObject request) throws Exception {
        HttpResponse<String> answer = post(node, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> post(Node node, JsonObject request) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v2/models/solved/infer"))
                        .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonArray output(JsonObject answer, String name) {
        return answer.getJsonArray("outputs").stream()
                .map(JsonObject.class::cast)
                .filter(output -> name.equals(output.getString("name")))
                .map(output -> output.getJsonArray("data"))
                .findFirst()
                .orElseThrow();
    }

    private static void check(JsonObject answer, GenericRecord said) {
        assertThat(answer.getJsonObject("parameters").getLong("learned")).isEqualTo(said.get("learned"));
        assertThat(output(answer, "predicted").getString(0))
                .isEqualTo(said.get("predicted").toString());
        assertThat(output(answer, "score").getDouble(0)).isEqualTo(said.get("score"));
        assertThat(output(answer, "classes")).hasSize(2);
        assertThat(output(answer, "scores")).hasSize(2);
    }

    private static JsonObject explained(JsonObject request) {
        return request.copy().put("parameters", new JsonObject().put("explain", true));
    }

    /** It makes up the score, says what the label really depends on, and is the same wherever it is asked. */
    private static void checkExplanation(JsonObject here, JsonObject there) {
        assertThat(here).isEqualTo(there);
        JsonArray inputs = output(here, "inputs");
        JsonArray contributions = output(here, "contributions");
        assertThat(contributions).hasSameSizeAs(inputs);
        Map<String, Double> byInput = new HashMap<>();
        double sum = output(here, "base").getDouble(0);
        for (int i = 0; i < inputs.size(); i++) {
            byInput.put(inputs.getString(i), contributions.getDouble(i));
            sum += contributions.getDouble(i);
        }
        assertThat(sum).isCloseTo(output(here, "score").getDouble(0), within(1e-9));
        double length = byInput.getOrDefault("length", 0.0) + byInput.getOrDefault("short", 0.0);
        assertThat(length)
                .isGreaterThan(Math.abs(byInput.getOrDefault("topic", 1.0)))
                .isGreaterThan(Math.abs(byInput.getOrDefault("calling:calls_1h", 1.0)))
                .isGreaterThan(Math.abs(byInput.getOrDefault("calling:length_1h", 1.0)));
    }

    /** Features are looked up by the key: it says the same as when these are given. */
    private void checkLookup(Node node) throws Exception {
        HttpResponse<String> read = http.send(
                HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v1/views/calling/u7"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonObject features = new JsonObject(read.body()).getJsonObject("features");
        Map<String, Object> row = new HashMap<>(Map.of("length", 4.5, "topic", "t2"));
        JsonObject byKey = request(with(row, "user", "u7"));
        row.put("short", true);
        row.put("calling:calls_1h", features.getJsonObject("calls_1h").getLong("value"));
        row.put("calling:length_1h", features.getJsonObject("length_1h").getDouble("value"));
        assertThat(ask(node, byKey)).isEqualTo(ask(node, request(row)));
    }

    private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
        Map<String, Object> more = new HashMap<>(row);
        more.put(name, value);
        return more;
    }

    private void checkRefusals(Node node) throws Exception {
        refused(node, request(Map.of("lenght", 4.5)), "no input 'lenght'");
        refused(node, request(Map.of("length", 4.5, "topic", "t1")), "'user'");
        refused(node, request(Map.of("length", "long", "topic", "t1", "user", "u1")), "expected a double");
        refused(node, new JsonObject(), "rows");
        refused(node, request(Map.of("length", 1e200, "topic", "t1", "user", "u1")), "magnitude");
    }

    private void refused(Node node, JsonObject request, String because) throws Exception {
        HttpResponse<String> answer = post(node, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("error")).contains(because);
    }
}
