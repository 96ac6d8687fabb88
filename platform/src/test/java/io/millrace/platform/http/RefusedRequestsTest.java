package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.Records;
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
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what is said about it: asking again would never help. */
@ExtendWith(SharedCluster.class)
final class RefusedRequestsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LONG = "x".repeat(70_000);
    private static final String GOOD = "\"features\": [\"spending:*\"], \"entities\": [{\"user\": \"ann\"}]";
    private static final String PROJECT = """
            project: refused
            partitions: 2
            sources:
              orders:
                topic: refused.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string, amount: double, note: string }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
                  total:  { aggregate: sum, of: amount, windows: [1h] }
            """;

    /** What is asked, the status of the answer, and what its message says. */
    private record Refusal(String path, String body, int status, String says) {}

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("/v1/features", "{%s, \"as_off\": 1}".formatted(GOOD), 400, "Did you mean 'as_of'?"),
            new Refusal(
                    "/v1/features",
                    "{\"features\": [\"spending:*\"], \"entities\": [{\"user\": \"%s\"}]}".formatted(LONG),
                    400,
                    "of 70000 characters, and no event has more than 65536"),
            new Refusal(
                    "/v1/features",
                    "{\"features\": [\"spending:*\"], \"entities\": [{}]}",
                    400,
                    "it needs user, and has nothing."),
            new Refusal(
                    "/v1/features",
                    "{%s, \"min_offset\": {\"orders/7\": 1}, \"wait\": \"1s\"}".formatted(GOOD),
                    400,
                    "Partitions of source 'orders': orders/0, orders/1."),
            new Refusal(
                    "/v1/features",
                    "{%s, \"min_offset\": {\"orders/0\": 1180591620717411303424}}".formatted(GOOD),
                    400,
                    "expected an offset such as 500"),
            new Refusal("/v1/views/spending/ann?as_of=1&as_of=2", "", 400, "'as_of' is given more than once."),
            new Refusal("/v1/views/spending/ann?maxlag=2", "", 400, "Did you mean 'max_lag'?"),
            new Refusal("/v1/views/spending/" + LONG, "", 414, "POST /v1/features"),
            new Refusal("/push", "{\"df\": {}}", 422, "'push_source_name' is missing."),
            push("\"id\": [\"1\"], \"user\": [\"ann\"]", "field 'time', the event time, is missing"),
            push(
                    "\"id\": [\"1\", \"2\"], \"time\": [1, 9223372036854775807]",
                    "row 2: field 'time' is 9223372036854775807"),
            push("\"id\": [\"1\"], \"time\": [\"2999-01-01T00:00:00Z\"]", "ahead of the clock"),
            push("\"id\": [\"1\"], \"time\": [1], \"amount\": [\"NaN\"]", "field 'amount' is"),
            push("\"id\": [\"%s\"], \"time\": [1]".formatted(LONG), "expected at most 65536"),
            push(
                    "\"id\": [\"1\"], \"time\": [1], \"note\": [\"%s\"]".formatted(LONG.repeat(16)),
                    "as a record it has"));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Refusal push(String rows, String says) {
        return new Refusal("/push", "{\"push_source_name\": \"orders\", \"df\": {%s}}".formatted(rows), 422, says);
    }

    @Test
    void whatCanNeverBeAnswered_isRefusedWithTheReason_andNothingIsWritten(Cluster cluster, @TempDir Path folder)
            throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, folder.resolve("state"))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ask(node, "/v1/features", "{" + GOOD + "}").statusCode() == 200);
            String many = "{\"features\": [\"spending:*\"], \"entities\": [" + "{\"user\": \"ann\"}, ".repeat(500)
                    + "{\"user\": \"ann\"}]}";
            assertThat(ask(node, "/v1/features", many).statusCode()).isEqualTo(200);
            for (Refusal refusal : REFUSALS) {
                HttpResponse<String> answer = ask(node, refusal.path(), refusal.body());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(refusal.status());
                assertThat(new ObjectMapper().readValue(answer.body(), Object.class))
                        .isInstanceOf(Map.class);
                assertThat(answer.body()).contains(refusal.says());
            }
            assertThat(Records.of(cluster, "refused.orders")).isEmpty();
            assertThat(Records.of(cluster, plan.topics().deadLetters())).isEmpty();
        }
    }

    private HttpResponse<String> ask(Node node, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestProject.url(node) + path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded"); // as curl says of what follows -d
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
