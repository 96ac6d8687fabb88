package io.millrace.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.access.Access;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.platform.tracing.Collector.Span;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.TopicCatalog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A read that two processes answer is one trace, which goes on with that of who asked. */
@ExtendWith(SharedCluster.class)
final class TracesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String PROJECT = """
            project: traced
            clock: stream
            partitions: 4
            sources:
              orders:
                topic: traced.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void read_thatIsPassedOn_isOneTrace(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec("traced.orders", 1, Map.of())));
        }
        try (Collector collector = new Collector();
                Node asked = start(plan, cluster, folder.resolve("asked"), collector.address());
                Node other = start(plan, cluster, folder.resolve("other"), collector.address());
                Node silent = start(plan, cluster, folder.resolve("silent"), null)) {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> answer = read(asked);
                assertThat(answer.statusCode()).isEqualTo(200);
                for (Node node : List.of(asked, other, silent)) {
                    assertThat(answer.body()).contains("127.0.0.1:" + node.port());
                }
            });
            scrape(asked);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(collector.spans())
                    .as("a span of the process that a read was passed on to, below one of the process that was asked")
                    .anySatisfy(passed -> assertThat(ancestors(passed, collector.spans()))
                            .hasSize(3)
                            .last()
                            .satisfies(first -> {
                                assertThat(first.parent()).isEqualTo(PARENT);
                                assertThat(first.name()).isEqualTo("POST /v1/features");
                                assertThat(first.attributes())
                                        .containsEntry("http.route", "/v1/features")
                                        .containsEntry("http.response.status_code", "200");
                            })));
            assertThat(collector.spans())
                    .as("no span of another request, and none of the process that has no collector")
                    .allSatisfy(span -> {
                        assertThat(span.trace()).isEqualTo(TRACE);
                        assertThat(span.attributes().get("http.url"))
                                .isNotEqualTo(TestProject.url(silent) + "/v1/features");
                    });
        }
    }

    /** The span itself first. */
    private static List<Span> ancestors(Span span, List<Span> all) {
        List<Span> line = new ArrayList<>(List.of(span));
        for (String parent = span.parent(); !parent.isEmpty(); ) {
            String wanted = parent;
            Span found = all.stream()
                    .filter(one -> one.id().equals(wanted))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                break;
            }
            line.add(found);
            parent = found.parent();
        }
        return line;
    }

    private static Node start(Plan plan, Cluster cluster, Path folder, @Nullable URI collector) {
        return Node.start(
                plan,
                cluster,
                new NodeSettings(
                        EnumSet.of(Role.FEATURE_STORE),
                        folder,
                        "127.0.0.1",
                        "127.0.0.1",
                        0,
                        Access.LOCAL,
                        Processing.DEFAULT,
                        collector));
    }

    private HttpResponse<String> read(Node node) throws IOException, InterruptedException {
        JsonArray users = new JsonArray(IntStream.range(0, 40)
                .mapToObj(number -> new JsonObject().put("user", "u" + number))
                .toList());
        JsonObject request = new JsonObject()
                .put("features", new JsonArray().add("spending:orders_1h"))
                .put("entities", users);
        return http.send(
                HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v1/features"))
                        .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                        .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void scrape(Node node) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/metrics"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
