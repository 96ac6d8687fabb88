package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters as large as they can be: a list of them is short, and each can be had. */
@ExtendWith(SharedCluster.class)
final class DeadLettersPageTest {

    private static final String PROJECT = """
            project: attic
            clock: stream
            sources:
              boxes: { topic: attic.boxes, format: json, key: id, time: at, fields: { id: string, at: timestamp, shelf: string } }
            entities: { shelf: { key: shelf } }
            views:
              boxes: { entity: shelf, source: boxes, features: { boxes: { aggregate: count } } }
            """;

    private static final int LETTERS = 20;
    private static final int BYTES = 500_000;
    private static final int LONGEST_LIST = 60_000;

    @Test
    void hugeRecords_areListedInShort_andShownWhole(Cluster cluster, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("state"))) {
            send(cluster);
            ConsoleClient console = new ConsoleClient(TestProject.url(node), null);
            HttpResponse<String> list = Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> console.get("/console/dead-letters"),
                            answer -> letters(answer).size() == LETTERS);
            assertThat(list.body()).hasSizeLessThan(LONGEST_LIST);
            JsonObject newest = letters(list).getJsonObject(0);
            assertThat(newest.getString("value")).startsWith("262144 bytes: ");
            String place = URLEncoder.encode(newest.getString("place"), StandardCharsets.UTF_8);
            assertThat(console.json("/console/dead-letters/one?place=" + place).getString("value"))
                    .hasSizeGreaterThan(2 * 262_144);
            HttpResponse<String> refused =
                    console.post("/console/dead-letters/replay?place=" + place, "Millrace-Console", "1");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("it is kept in part only");
            assertThat(console.get("/console/dead-letters/one?place=nowhere").statusCode())
                    .isEqualTo(404);
        }
    }

    private static JsonArray letters(HttpResponse<String> list) {
        return list.statusCode() == 200 ? new JsonObject(list.body()).getJsonArray("letters") : new JsonArray();
    }

    private static void send(Cluster cluster) {
        Random random = new Random(1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int letter = 0; letter < LETTERS; letter++) {
                byte[] value = new byte[BYTES];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>("attic.boxes", value));
            }
            producer.flush();
        }
    }
}
