package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with different roles: the console of each shows both, though neither was told of the other. */
@ExtendWith(SharedCluster.class)
final class TwoProcessesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int VISITS = 40;
    private static final String TOPIC = "gallery.visits";
    private static final String PROJECT = """
            project: gallery
            clock: stream
            order: event_time
            sources:
              visits: { topic: gallery.visits, format: json, key: id, time: at, late: 1s, fields: { id: string, at: timestamp, room: string, minutes: double } }
            entities:
              room: { key: room }
            views:
              use: { entity: room, source: visits, features: { visits: { aggregate: count }, minutes: { aggregate: sum, of: minutes } } }
            monitors:
              rooms: { source: visits, watch: [minutes, "use:visits"], reference: { first: 1h }, window: 10m, effect: 0.3, false_alarms: 1 per 30d }
            """;

    @Test
    void eachConsole_showsBoth(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node features = TestProject.start(
                        plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("features"));
                Node drift =
                        TestProject.start(plan, cluster, EnumSet.of(Role.DRIFT_MONITOR), 1, folder.resolve("drift"))) {
            Awaitility.await().atMost(PATIENCE).until(() -> features.ready() && drift.ready());
            send(cluster);
            for (Node node : new Node[] {features, drift}) {
                ConsoleClient console = new ConsoleClient(TestProject.url(node), null);
                JsonObject pulse = Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                console::pulse,
                                now -> now.getJsonArray("processes").size() == 2 && events(now) == VISITS);
                JsonObject monitor = pulse.getJsonObject("applications").getJsonObject("gallery-monitor-rooms");
                assertThat(monitor.getJsonArray("members").getJsonObject(0).getString("process"))
                        .isEqualTo("127.0.0.1:" + drift.port());
            }
            ConsoleClient console = new ConsoleClient(TestProject.url(drift), null);
            JsonObject changes = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> console.json("/console/views/use/changes?entity=blue"),
                            found -> found.getJsonObject("history")
                                            .getJsonArray("times")
                                            .size()
                                    == VISITS / 2);
            assertThat(changes.getJsonObject("history").getJsonObject("values").getJsonArray("visits"))
                    .startsWith(null, 1.0, 2.0);
            assertThat(console.get("/console/views/nothing/changes").body()).contains("There is no view 'nothing'");
        }
    }

    private static long events(JsonObject pulse) {
        return pulse.getJsonObject("sources").getJsonObject("visits").getLong("events", 0L);
    }

    private static void send(Cluster cluster) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.copyOf(cluster.clientSettings()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int visit = 0; visit < VISITS; visit++) {
                String json = "{\"id\":\"v%d\",\"at\":%d,\"room\":\"%s\",\"minutes\":%d}"
                        .formatted(visit, 1_700_000_000_000L + visit * 60_000L, visit % 2 == 0 ? "blue" : "red", visit);
                producer.send(new ProducerRecord<>(TOPIC, json.getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }
}
