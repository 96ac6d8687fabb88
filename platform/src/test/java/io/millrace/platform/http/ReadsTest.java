package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Declaration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is read over HTTP, of two processes that share the entities between them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadsTest {

    private static final long T0 = Instant.parse("2024-05-03T12:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String PROJECT = """
            project: reads
            clock: stream
            partitions: 3
            sources:
              orders:
                topic: reads.orders
                format: json
                key: id
                time: time
                late: 10m
                fields: { id: string, time: timestamp, user: int, item: string, amount: double }
            entities:
              user: { key: user }
              pair: { key: [user, item] }
            views:
              spending:
                entity: user
                source: orders
                ttl: 1d
                features:
                  orders: { aggregate: count, windows: [1h, 7d] }
                  total:  { aggregate: sum, of: amount, windows: [7d] }
                  large:  { aggregate: mean, of: amount, where: "amount > 100.0", windows: [7d] }
                  items:  { aggregate: distinct, of: item, bound: 2, windows: [7d] }
                  last:   { aggregate: last_n, of: amount, n: 3, windows: [7d] }
                  late:   { aggregate: last_n, of: amount, n: 3, where: "amount > 100.0", windows: [7d] }
              pairs:
                entity: pair
                source: orders
                features:
                  orders: { aggregate: count, windows: [7d] }
            services:
              both: ["spending:orders_7d", "pairs:*"]
            """;

    private static final String BOUND = "{\"features\": [\"spending:*\"], \"entities\": [{\"user\": 1}], %s}";

    private final Cluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Node first;
    private Node second;

    @SuppressWarnings("NullAway.Init") // JUnit calls start before any test
    ReadsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        first = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("first"));
        second = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("second"));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int user = 20; user >= 1; user--) { // the one whose orders are two days old comes first
                for (int order = 0; order < user; order++) {
                    long time = T0 - (user == 20 ? 2 * DAY : 0) + order * 1_000L;
                    String event = "{\"id\":\"%d-%d\",\"time\":%d,\"user\":%d,\"item\":\"i%d\",\"amount\":%d}"
                            .formatted(user, order, time, user, order % 4, 10 * (order + 1));
                    producer.send(new ProducerRecord<>("reads.orders", event.getBytes(StandardCharsets.UTF_8)));
                }
            }
            producer.send(Declaration.of(
                    "reads.orders", 0, T0 + Duration.ofMinutes(30).toMillis()));
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            assertThat(first.ready() && second.ready()).isTrue();
            for (int user = 1; user <= 19; user++) {
                assertThat(get(first, "spending/" + user)
                                .at("/features/orders_7d/value")
                                .asInt())
                        .isEqualTo(user);
            }
        });
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    private JsonNode get(Node node, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v1/views/" + path))
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> post(Node node, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestProject.url(node) + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode feast(String body) throws Exception {
        HttpResponse<String> answer = post(first, "/get-online-features", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    /** Status, exception and message of an error as Feast's clients read it. */
    private String feastError(String body) throws Exception {
        HttpResponse<String> answer = post(first, "/get-online-features", body);
        JsonNode error = json.readTree(answer.body());
        if (error.isTextual()) {
            JsonNode inner = json.readTree(error.asText());
            assertThat(inner.path("module").asText()).isEqualTo("feast.errors");
            return answer.statusCode() + " " + inner.path("class").asText() + " "
                    + inner.path("message").asText();
        }
        return answer.statusCode() + " " + error.at("/detail/0/msg").asText();
    }

    @Test
    void features_ofManyEntitiesOfSeveralTypes_areTheSameFromEveryProcess() throws Exception {
        StringBuilder entities = new StringBuilder();
        for (int user = 1; user <= 19; user++) {
            entities.append(user == 1 ? "" : ",").append("{\"user\": %d, \"item\": \"i1\"}".formatted(user));
        }
        String body = "{\"service\": \"both\", \"entities\": [" + entities + "]}";
        JsonNode answer = json.readTree(post(first, "/v1/features", body).body());
        JsonNode other = json.readTree(post(second, "/v1/features", body).body());
        assertThat(answer.findValues("values")).isEqualTo(other.findValues("values"));
        assertThat(answer.findValues("served_by")).isEqualTo(other.findValues("served_by"));

        assertThat(answer.path("features").toString()).isEqualTo("[\"spending:orders_7d\",\"pairs:orders_7d\"]");
        assertThat(answer.path("rows")).hasSize(19);
        for (int user = 1; user <= 19; user++) {
            JsonNode row = answer.path("rows").get(user - 1);
            int ofItem = (user + 2) / 4;
            assertThat(row.path("values").toString())
                    .isEqualTo("[" + user + "," + (ofItem == 0 ? "null" : ofItem) + "]");
            assertThat(row.path("statuses").toString())
                    .isEqualTo("[\"PRESENT\",\"" + (ofItem == 0 ? "NOT_FOUND" : "PRESENT") + "\"]");
            assertThat(row.at("/freshness/user/event_time").asText())
                    .isEqualTo(Instant.ofEpochMilli(T0 + (user - 1) * 1_000L).toString());
        }
        assertThat(answer.findValuesAsText("served_by").stream().distinct())
                .as("both processes hold some")
                .hasSize(2);
    }

    @Test
    void features_atATime_areThoseOfThatTime() throws Exception {
        String body = "{\"features\": [\"spending:orders_1h\"], \"entities\": [{\"user\": \"7\"}], \"as_of\": %d}";
        JsonNode later = json.readTree(
                post(first, "/v1/features", body.formatted(T0 + DAY)).body());
        assertThat(later.at("/rows/0/values").toString()).isEqualTo("[0]");
        assertThat(later.at("/rows/0/freshness/user/as_of").asText()).isEqualTo("2024-05-04T12:00:00Z");
    }

    @Test
    void feast_answersInColumns_entitiesFirst_thenViewsTogether() throws Exception {
        JsonNode answer = feast("""
                {"entities": {"item": ["i0", "i9"], "user": [5, 6], "other": [1, 2]}, "unknown": true,
                 "features": ["spending:orders_7d", "pairs:orders_7d", "spending:total_7d"], "full_feature_names": true}""");
        assertThat(answer.at("/metadata/feature_names").toString())
                .isEqualTo("[\"item\",\"user\",\"spending__orders_7d\",\"spending__total_7d\",\"pairs__orders_7d\"]");
        JsonNode results = answer.path("results");
        assertThat(results.findValues("values").toString())
                .isEqualTo("[[\"i0\",\"i9\"], [5,6], [5,6], [150.0,210.0], [2,null]]");
        assertThat(results.findValues("statuses").toString())
                .isEqualTo("[[\"PRESENT\",\"PRESENT\"], [\"PRESENT\",\"PRESENT\"], [\"PRESENT\",\"PRESENT\"], "
                        + "[\"PRESENT\",\"PRESENT\"], [\"PRESENT\",\"NOT_FOUND\"]]");
        assertThat(results.findValues("event_timestamps").toString())
                .isEqualTo("[[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\"], "
                        + "[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\"], "
                        + "[\"2024-05-03T12:00:04Z\",\"2024-05-03T12:00:05Z\"], "
                        + "[\"2024-05-03T12:00:04Z\",\"2024-05-03T12:00:05Z\"], "
                        + "[\"2024-05-03T12:00:04Z\",\"1970-01-01T00:00:00Z\"]]");
    }

    @Test
    void feast_hasFiveStatuses_andNoEmptyList() throws Exception {
        JsonNode answer = feast("""
                {"entities": {"user": [3, 20, 999]},
                 "features": ["spending:large_7d", "spending:items_7d", "spending:last_7d", "spending:late_7d"]}""");
        assertThat(answer.at("/metadata/feature_names").toString())
                .isEqualTo("[\"user\",\"large_7d\",\"items_7d\",\"last_7d\",\"late_7d\"]");
        assertThat(answer.path("results").findValues("values").toString())
                .isEqualTo(
                        "[[3,20,999], [null,null,null], [null,null,null], [[10.0,20.0,30.0],null,null], [null,null,null]]");
        assertThat(answer.path("results").findValues("statuses").toString())
                .isEqualTo(
                        "[[\"PRESENT\",\"PRESENT\",\"PRESENT\"], [\"NULL_VALUE\",\"OUTSIDE_MAX_AGE\",\"NOT_FOUND\"], "
                                + "[\"INVALID\",\"OUTSIDE_MAX_AGE\",\"NOT_FOUND\"], [\"PRESENT\",\"OUTSIDE_MAX_AGE\",\"NOT_FOUND\"], "
                                + "[\"PRESENT\",\"OUTSIDE_MAX_AGE\",\"NOT_FOUND\"]]");
    }

    @Test
    void feast_takesAServiceBeforeFeatures() throws Exception {
        JsonNode answer = feast("""
                {"entities": {"user": [5], "item": ["i0"]}, "features": ["spending:total_7d"], "feature_service": "both",
                 "full_feature_names": true}""");
        assertThat(answer.at("/metadata/feature_names").toString())
                .isEqualTo("[\"user\",\"item\",\"spending__orders_7d\",\"pairs__orders_7d\"]");
    }

    @Test
    void feast_refuses_withExceptionsOfItsOwn() throws Exception {
        String entities = "{\"entities\": {\"user\": [1]}, ";
        assertThat(feastError(entities + "\"features\": [\"spendings:total_7d\"]}"))
                .isEqualTo("404 FeatureViewNotFoundException There is no view 'spendings'. Did you mean 'spending'?");
        assertThat(feastError(entities + "\"features\": [\"spending@v2:total_7d\"]}"))
                .isEqualTo("404 FeatureViewNotFoundException View 'spending' has version 1, and not 2.");
        assertThat(feastError(entities + "\"features\": [\"spending:totals\"]}"))
                .startsWith("404 FeastObjectNotFoundException View 'spending' has no feature 'totals'.");
        assertThat(feastError(entities + "\"feature_service\": \"all\"}"))
                .startsWith("404 FeatureServiceNotFoundException There is no service 'all'.");
        assertThat(feastError(entities + "\"features\": [\"pairs:orders_7d\"]}"))
                .isEqualTo("422 RequestDataNotFoundInEntityRowsException Row 1 has no key of entity 'pair': "
                        + "it needs user and item, and has user.");
        assertThat(
                        feastError(
                                "{\"entities\": {\"user\": [1], \"item\": [\"i0\"]}, \"features\": [\"pairs:orders_7d\", \"spending:orders_7d\"]}"))
                .startsWith("422 FeatureNameCollisionError Two features are called 'orders_7d'");
        assertThat(feastError(
                        "{\"entities\": {\"user\": [1, 2], \"item\": [\"i0\"]}, \"features\": [\"pairs:orders_7d\"]}"))
                .isEqualTo("422 'entities.item' has 1 values, and a column before it 2: give as many of each.");
        assertThat(feastError("{\"entities\": {\"user\": 1}, \"features\": [\"pairs:orders_7d\"]}"))
                .isEqualTo("422 'entities.user' is 1, expected a list of values.");
        assertThat(feastError("[]")).isEqualTo("422 The body is no JSON object.");
        assertThat(feastError("{")).startsWith("422 The body is not JSON");
    }

    @Test
    void features_refuses_andSaysWhatWouldBeRight() throws Exception {
        for (String[] wrong : new String[][] {
            {"", "400", "The body is no JSON object."},
            {"{\"entities\": []}", "400", "Give either 'service', or 'features'"},
            {"{\"service\": 3}", "400", "'service' is 3, expected a text."},
            {"{\"features\": [\"spending:*\"]}", "400", "'entities' has 0 rows, expected 1 to 10000"},
            {"{\"features\": [\"spending:*\"], \"entities\": [1]}", "400", "'entities' has 1 in it, expected objects"},
            {"{\"features\": [\"spending:*\"], \"entities\": [{\"user\": [1]}]}", "400", "'user' in 'entities' is [1]"},
            {"{\"features\": [\"spending:*\"], \"entities\": [{\"usr\": 1}]}", "400", "it needs user, and has usr."},
            {"{\"features\": [\"spending\"], \"entities\": [{\"user\": 1}]}", "404", "has no feature ''"},
            {"{\"service\": \"bot\", \"entities\": [{\"user\": 1}]}", "404", "There is no service 'bot'."},
            {
                "{\"features\": [\"spending:*\"], \"entities\": [{\"user\": 1}], \"as_of\": \"noon\"}",
                "400",
                "as_of is 'noon'. Give a time"
            },
            {BOUND.formatted("\"min_offset\": {\"order/0\": 1}"), "400", "which there is not. Did you mean 'orders'?"},
            {
                BOUND.formatted("\"min_offset\": {\"orders\": 1}"),
                "400",
                "expected a source and its partition such as edits/2."
            },
            {BOUND.formatted("\"min_offset\": {\"orders/0\": \"x\"}"), "400", "expected an offset such as 500."},
            {BOUND.formatted("\"max_lag\": -1"), "400", "'max_lag' is '-1', expected a whole number."},
            {BOUND.formatted("\"wait\": \"1h\""), "400", "expected a duration of at most 10s"},
            {BOUND.formatted("\"standby\": 1"), "400", "'standby' is 1, expected true or false."},
            {"x".repeat(5 << 20), "413", "The body is too large"},
        }) {
            HttpResponse<String> answer = post(first, "/v1/features", wrong[0]);
            assertThat(answer.statusCode() + " "
                            + json.readTree(answer.body()).path("error").asText())
                    .startsWith(wrong[1])
                    .contains(wrong[2]);
        }
    }

    @Test
    void feast_pushesEvents_whichAreCounted() throws Exception {
        String frame =
                "\"df\": {\"id\": [\"p1\", \"p2\"], \"event_timestamp\": [\"2024-05-03T12:40:00\", \"2024-05-03T12:40:01Z\"],"
                        + " \"user\": [%d, %d], \"item\": [\"i0\", \"i0\"], \"amount\": [1.5, 2]}";
        HttpResponse<String> pushed = post(
                first,
                "/push",
                "{\"push_source_name\": \"orders\", " + frame.formatted(501, 502) + ", \"to\": \"online\"}");
        assertThat(pushed.statusCode() + pushed.body()).isEqualTo("200");
        HttpResponse<String> written = post(
                second,
                "/write-to-online-store",
                "{\"feature_view_name\": \"spending\", "
                        + frame.replace("\"p", "\"w").formatted(503, 504) + "}");
        assertThat(written.statusCode() + written.body()).isEqualTo("200null");
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(
                        feast("{\"entities\": {\"user\": [501, 502, 503, 504]}, \"features\": [\"spending:total_7d\"]}")
                                .at("/results/1/values")
                                .toString())
                .isEqualTo("[1.5,2.0,1.5,2.0]"));
    }

    @Test
    void feast_refusesWhatIsNoEvent() throws Exception {
        assertThat(post(first, "/push", "{\"push_source_name\": \"order\", \"df\": {\"id\": [1]}}")
                        .body())
                .contains("PushSourceNotFoundException", "Did you mean 'orders'?");
        HttpResponse<String> target =
                post(first, "/push", "{\"push_source_name\": \"orders\", \"df\": {\"id\": [1]}, \"to\": \"both\"}");
        assertThat(target.statusCode() + target.body()).startsWith("422").contains("'to' is 'both'");
        HttpResponse<String> noId =
                post(first, "/push", "{\"push_source_name\": \"orders\", \"df\": {\"user\": [1], \"id\": [null]}}");
        assertThat(noId.statusCode() + noId.body()).startsWith("422").contains("row 1: 'id' is missing");
        HttpResponse<String> noView =
                post(first, "/write-to-online-store", "{\"feature_view_name\": \"x\", \"df\": {\"id\": [1]}}");
        assertThat(noView.statusCode() + noView.body()).startsWith("404").contains("FeatureViewNotFoundException");
    }

    /** Offset of an event that is sent now. */
    private long send(String event) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>("reads.orders", event.getBytes(StandardCharsets.UTF_8)))
                    .get()
                    .offset();
        }
    }

    private HttpResponse<String> readAfter(Node node, String user, long offset, String wait) throws Exception {
        return post(
                node,
                "/v1/features",
                "{\"service\": \"both\", \"entities\": [{\"user\": \"" + user + "\", \"item\": \"i0\"}], "
                        + "\"min_offset\": {\"orders/0\": " + offset + "}, \"wait\": \"" + wait + "\"}");
    }

    @Test
    void features_waitForTheOffsetDemanded_atEveryStation() throws Exception {
        for (int user = 601; user <= 606; user++) {
            long offset = send("{\"id\":\"w%d\",\"time\":%d,\"user\":%d,\"item\":\"i0\",\"amount\":1}"
                    .formatted(user, T0 + Duration.ofMinutes(50).toMillis(), user));
            HttpResponse<String> answer =
                    readAfter(user % 2 == 0 ? first : second, String.valueOf(user), offset, "10s");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode row = json.readTree(answer.body()).at("/rows/0");
            assertThat(row.path("values").toString()).isEqualTo("[1,1]");
            assertThat(row.at("/freshness/user/offset/orders~10").asLong()).isEqualTo(offset);
            assertThat(row.at("/freshness/pair/offset/orders~10").asLong()).isEqualTo(offset);
        }
    }

    @Test
    void features_reachTheOffset_ofARecordThatIsNoEvent() throws Exception {
        long offset = send("nonsense");
        HttpResponse<String> answer = readAfter(first, "7", offset, "10s");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void features_areRefused_whileTheyAreNotAsFreshAsDemanded() throws Exception {
        HttpResponse<String> answer = readAfter(first, "7", 1_000_000, "200ms");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        for (Node asked : List.of(first, second)) { // one of them asks the other
            HttpResponse<String> one = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    TestProject.url(asked) + "/v1/views/spending/7?min_offset=orders/0:1000000"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(one.statusCode() + one.body())
                    .startsWith("503")
                    .containsPattern("The events of orders/0 are counted up to offset \\d+, and");
        }
        assertThat(post(
                                first,
                                "/v1/features",
                                "{\"service\": \"both\", \"entities\": [{\"user\": 7, \"item\": 1}], \"max_lag\": 0, \"wait\": \"10s\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void features_inProcess_areThoseOverHttp() throws Exception {
        List<String> names = new FeatureNames(first.plan()).ofService("both");
        List<FeatureVector> vectors = first.features()
                .read(new FeatureRequest(
                        names,
                        List.of(Map.of("user", "5", "item", "i0"), Map.of("user", "9", "item", "i9")),
                        OptionalLong.empty()))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(vectors.get(0).values().stream().map(FeatureValue::value)).containsExactly(5L, 2L);
        assertThat(vectors.get(1).values().stream().map(FeatureValue::status))
                .containsExactly(Status.PRESENT, Status.NOT_FOUND);
    }

    @Test
    void health_isEmpty() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestProject.url(first) + "/health"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode() + answer.body()).isEqualTo("200");
    }
}
