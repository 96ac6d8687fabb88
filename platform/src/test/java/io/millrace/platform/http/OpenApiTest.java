package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document says what a running server does. */
@ExtendWith(SharedCluster.class)
final class OpenApiTest {

    private static final String PROJECT = """
            project: openapi
            clock: stream
            partitions: 1
            sources:
              orders:
                topic: openapi.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string, amount: double }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
                  total:  { aggregate: mean, of: amount, windows: [1h] }
            services:
              spender: ["spending:*"]
            models:
              large:
                on: orders
                features: spender
                task: classification
                label: { source: orders, value: amount > 9.0, within: 1h }
                champion: { learner: bayes.NaiveBayes }
            """;

    /** Bodies by path, and for paths that have none null. */
    private static final Map<String, String> BODIES = Map.of(
            "/v2/models/{model}/infer",
                    "{\"inputs\":[{\"name\":\"user\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"ann\"]}]}",
            "/v1/features", "{\"service\":\"spender\",\"entities\":[{\"user\":\"ann\"},{\"user\":\"bob\"}]}",
            "/get-online-features", "{\"feature_service\":\"spender\",\"entities\":{\"user\":[\"ann\",\"bob\"]}}",
            "/push",
                    "{\"push_source_name\":\"orders\",\"df\":{\"id\":[\"1\"],\"event_timestamp\":[\"2024-05-03T12:00:00\"],\"user\":[\"ann\"],\"amount\":[1.5]}}",
            "/write-to-online-store",
                    "{\"feature_view_name\":\"spending\",\"df\":{\"id\":[\"2\"],\"event_timestamp\":[\"2024-05-03T12:00:01\"],\"user\":[\"ann\"],\"amount\":[2.5]}}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode document = document();

    private JsonNode document() {
        try {
            return mapper.readTree(OpenApiRoute.read().getBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_operation_answers_as_the_document_says(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(
                plan, cluster, EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER), 1, folder.resolve("state"))) {
            URI url = URI.create(TestProject.url(node));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> node.ready()
                            && ask(url, "/v1/features", BODIES.get("/v1/features"))
                                            .statusCode()
                                    == 200
                            && ask(url, "/v2/models/large/infer", BODIES.get("/v2/models/{model}/infer"))
                                            .statusCode()
                                    == 200);
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    String at = path.getKey()
                            .replace("{view}", "spending")
                            .replace("{entity}", "ann")
                            .replace("{model}", "large");
                    String body = operation.getKey().equals("post") ? BODIES.get(path.getKey()) : null;
                    check(ask(url, at, body), 200, operation.getValue());
                    if (body != null) {
                        boolean feast = !at.matches("/v[12]/.*");
                        check(ask(url, at, "{"), feast ? 422 : 400, operation.getValue());
                        check(ask(url, at, "x".repeat(5 << 20)), 413, operation.getValue());
                    }
                }
            }
            check(ask(url, "/v1/views/nothing/ann", null), 404, operation("/v1/views/{view}/{entity}", "get"));
            check(ask(url, "/v2/models/nothing", null), 404, operation("/v2/models/{model}", "get"));
            check(ask(url, "/v1/views/spending/ann?as_of=x", null), 400, operation("/v1/views/{view}/{entity}", "get"));
            check(
                    ask(url, "/v1/features", "{\"service\":\"x\",\"entities\":[{\"user\":\"ann\"}]}"),
                    404,
                    operation("/v1/features", "post"));
            check(
                    ask(url, "/v1/views/spending/ann?min_offset=orders/0:999999", null),
                    503,
                    operation("/v1/views/{view}/{entity}", "get"));
        }
    }

    @Test
    void everything_that_has_a_route_is_in_the_document() throws IOException {
        String routes = Files.readString(Path.of("src/main/java/io/millrace/platform/http/Routes.java"));
        Matcher matcher = Pattern.compile("router\\.(get|post)\\(\"(/[^\"]+)\"").matcher(routes);
        int found = 0;
        while (matcher.find()) {
            String path = matcher.group(2).replaceAll(":(\\w+)", "{$1}");
            if (!path.startsWith("/feast.serving")) { // gRPC
                assertThat(operation(path, matcher.group(1)).isObject())
                        .as("%s %s", matcher.group(1), path)
                        .isTrue();
                found++;
            }
        }
        assertThat(found).isEqualTo(document.get("paths").size());
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private void check(HttpResponse<String> answer, int status, JsonNode operation) {
        String summary = operation.path("summary").asText();
        assertThat(answer.statusCode()).as("%s: %s", summary, answer.body()).isEqualTo(status);
        JsonNode response = operation.path("responses").path(String.valueOf(status));
        assertThat(response.isObject())
                .as("%s says what %s is", summary, status)
                .isTrue();
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asText().substring(1));
        }
        JsonNode json = response.path("content").path("application/json").path("schema");
        if (json.isObject()) {
            String schema = mapper.createObjectNode()
                    .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                    .<ObjectNode>set("components", document.get("components"))
                    .set("allOf", mapper.createArrayNode().add(json))
                    .toString();
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(answer.body(), InputFormat.JSON))
                    .as("%s: %s", summary, answer.body())
                    .isEmpty();
        }
    }

    private static HttpResponse<String> ask(URI url, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
