package io.millrace.platform.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.produce.SourceProducer;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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

/**
 * A file, on a real broker, beside one that learns. At first it knows better and is promoted, then the world is another and it has to go;
 * meanwhile it is asked as any model is.
 */
@ExtendWith(SharedCluster.class)
final class OnnxModelTest {

    private static final int EVENTS = 12_000;

    /** What is asked for changes after so many. */
    private static final int SAME = 6_000;

    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The file says yes where x is greater than y. */
    private static final String PROJECT = """
            project: points
            clock: stream
            order: event_time
            sources:
              points:
                topic: points.points
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, x: double, y: double, yes: boolean }
            services:
              point:
                - event: { x: x, y: y }
            models:
              side:
                on: points
                features: point
                task: classification
                label: { source: points, value: yes, within: 1h }
                champion: { learner: bayes.NaiveBayes }
                challengers:
                  file: { onnx: line.onnx }
                promote: { metric: kappa, by: 0.02, times: 2 }
            """;

    private final Random random = new Random(3);

    @Test
    void file_isPromoted_asked_andReplaced(Cluster cluster, @TempDir Path folder) throws Exception {
        try (InputStream line = OnnxModelTest.class.getResourceAsStream("line.onnx")) {
            Files.copy(Objects.requireNonNull(line), folder.resolve("line.onnx"));
        }
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(
                        plan,
                        cluster,
                        EnumSet.of(Role.FEATURE_STORE, Role.ONLINE_TRAINER),
                        1,
                        folder.resolve("state"));
                SourceProducer producer = new SourceProducer(cluster, plan.source("points"))) {
            send(producer, 0, SAME);
            producer.declare(START + SAME * STEP - 1);
            awaitPromotions(plan, cluster, node, "file");
            assertThat(ask(node)).contains("\"model_version\":\"file/").contains("\"data\":[\"true\"]");
            send(producer, SAME, EVENTS);
            producer.finish();
            producer.declare(START + EVENTS * STEP + Duration.ofDays(1).toMillis());
            awaitPromotions(plan, cluster, node, "file", "champion");
        }
        List<String> answering = new ArrayList<>();
        for (ConsumerRecord<byte[], GenericRecord> said :
                Records.avro(cluster, plan.topics().predictions("side"))) {
            String first = ((GenericRecord) ((List<?>) said.value().get("learners")).get(0))
                    .get("learner")
                    .toString();
            if (answering.isEmpty() || !answering.get(answering.size() - 1).equals(first)) {
                answering.add(first);
            }
        }
        assertThat(answering).containsExactly("champion", "file", "champion");
    }

    private void send(SourceProducer producer, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            double common = 3 * random.nextGaussian(); // naive Bayes looks at one input at a time
            double x = common + random.nextGaussian();
            double y = common + random.nextGaussian();
            boolean yes = i < SAME ? x > y : x + y > 0;
            producer.send(Map.of("id", "p" + i, "at", START + i * STEP, "x", x, "y", y, "yes", yes), i);
        }
    }

    private static void awaitPromotions(Plan plan, Cluster cluster, Node node, String... learners) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(node.fault()).isEmpty();
            assertThat(Records.avro(cluster, plan.topics().events("side")).stream()
                            .map(ConsumerRecord::value)
                            .filter(event ->
                                    "PROMOTION".equals(event.get("kind").toString()))
                            .map(event -> event.get("learner").toString()))
                    .containsExactly(learners);
        });
    }

    private static String ask(Node node) throws Exception {
        String body = "{\"inputs\": [{\"name\": \"x\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [2.0]},"
                + " {\"name\": \"y\", \"shape\": [1], \"datatype\": \"FP64\", \"data\": [1.0]}]}";
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestProject.url(node) + "/v2/models/side/infer"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.body();
    }
}
