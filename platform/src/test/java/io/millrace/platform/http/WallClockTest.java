package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
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
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reads by the machine's clock, of events whose producers' clocks are ahead of it. */
@ExtendWith(SharedCluster.class)
final class WallClockTest {

    private static final String PROJECT = """
            project: wall
            sources:
              visits:
                topic: wall.visits
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, user: string, page: string }
            entities:
              user: { key: user }
            views:
              visiting:
                entity: user
                source: visits
                features:
                  visits: { aggregate: count, windows: [1h] }
                  page: { aggregate: last, of: page }
            """;

    @Test
    void eventAheadOfTheClock_isInWhatIsReadNow(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        long now = System.currentTimeMillis();
        long ahead = now + Duration.ofMinutes(20).toMillis();
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("state"))) {
            try (SourceProducer visits = new SourceProducer(cluster, plan.source("visits"))) {
                visits.send(Map.of("id", "a", "at", now, "user", "u", "page", "here"), 0);
                visits.send(Map.of("id", "b", "at", ahead, "user", "u", "page", "there"), 1);
                visits.finish();
            }
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                JsonObject answer = read(node);
                assertThat(answer.encode()).contains("\"value\":2").contains("\"value\":\"there\"");
                assertThat(answer.encode())
                        .contains(Instant.ofEpochMilli(ahead).toString())
                        .doesNotContain("INVALID");
            });
        }
    }

    private static JsonObject read(Node node) throws Exception {
        return new JsonObject(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v1/views/visiting/u"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
