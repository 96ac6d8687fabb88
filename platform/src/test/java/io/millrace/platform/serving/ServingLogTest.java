package io.millrace.platform.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the topic of a service holds is what was answered. */
@ExtendWith(SharedCluster.class)
final class ServingLogTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROJECT = """
            project: served
            clock: stream
            partitions: 2
            sources:
              orders:
                topic: served.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string, item: string, amount: double }
            entities:
              user: { key: user }
              basket: { key: [user, item] }
            views:
              spending:
                entity: user
                source: orders
                features:
                  total: { aggregate: sum, of: amount, windows: [1h] }
                  items: { aggregate: last_n, of: item, n: 2, windows: [1h] }
              baskets:
                entity: basket
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
            services:
              buyer: ["spending:*", "baskets:orders_1h", { log: true }]
              quiet: ["spending:*"]
            """;

    private static final String PUSH = """
            {"push_source_name": "orders", "df": {"id": ["1", "2"], "user": ["ann", "ann"], "item": ["cup", "pot"], "amount": [1.5, 2.0],
             "event_timestamp": ["2024-05-03T12:00:00", "2024-05-03T12:00:01"]}}
            """;
    private static final String BUYER =
            "{\"service\": \"buyer\", \"entities\": [{\"user\": \"ann\", \"item\": \"cup\"}, {\"user\": \"bob\", \"item\": \"cup\"}]}";
    private static final String QUIET = "{\"service\": \"quiet\", \"entities\": [{\"user\": \"ann\"}]}";
    private static final String FEAST =
            "{\"feature_service\": \"buyer\", \"entities\": {\"user\": [\"ann\"], \"item\": [\"pot\"]}}";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void rows_are_written_as_they_were_answered(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("state"))) {
            URI url = URI.create(TestProject.url(node));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> post(url, "/push", PUSH).statusCode() == 200);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> post(url, "/v1/features", BUYER).body().contains("[3.5,[\"cup\",\"pot\"],1]"));
            JsonObject answered =
                    new JsonObject(post(url, "/v1/features", BUYER).body());
            assertThat(post(url, "/v1/features", QUIET).statusCode()).isEqualTo(200);
            assertThat(post(url, "/get-online-features", FEAST).statusCode()).isEqualTo(200);

            List<ConsumerRecord<byte[], GenericRecord>> written = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Records.avro(cluster, "served.served.buyer"), rows -> rows.stream()
                            .anyMatch(row -> key(row).equals("ann|pot/ann")));
            assertThat(written)
                    .allSatisfy(row -> assertThat(row.value().get("service")).hasToString("buyer"));
            check(newest(written, "ann|cup/ann"), answered, 0);
            check(newest(written, "bob|cup/bob"), answered, 1);
            assertThat(newest(written, "ann|cup/ann").get("statuses")).isEqualTo(Map.of());
        }
    }

    private static void check(GenericRecord written, JsonObject answer, int index) {
        JsonArray names = answer.getJsonArray("features");
        JsonObject row = answer.getJsonArray("rows").getJsonObject(index);
        JsonObject record = new JsonObject(written.toString());
        JsonObject features = record.getJsonObject("features");
        JsonObject entities = record.getJsonObject("entities");
        for (int i = 0; i < names.size(); i++) {
            assertThat(features.getValue(names.getString(i)))
                    .isEqualTo(row.getJsonArray("values").getValue(i));
        }
        for (String entity : entities.fieldNames()) {
            JsonObject fresh = row.getJsonObject("freshness").getJsonObject(entity);
            JsonObject offset = fresh.getJsonObject("offset");
            assertThat(entities.getJsonObject(entity).getJsonObject("offset"))
                    .isEqualTo(offset == null ? new JsonObject() : offset);
            assertThat(entities.getJsonObject(entity).getString("served_by")).isEqualTo(fresh.getString("served_by"));
        }
    }

    private static GenericRecord newest(List<ConsumerRecord<byte[], GenericRecord>> written, String key) {
        return written.stream()
                .filter(row -> key(row).equals(key))
                .reduce((before, after) -> after)
                .orElseThrow()
                .value();
    }

    private static String key(ConsumerRecord<byte[], GenericRecord> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(URI url, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
