package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.FeatureClient;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process that has lost its folder has the same answers again, from the changelogs, for events of years ago. */
@ExtendWith(SharedCluster.class)
final class RestoreTest {

    private static final String PROJECT = """
            project: restore
            clock: stream
            partitions: 2
            sources:
              trips:
                topic: restore.trips
                format: json
                key: id
                time: time
                late: 6h
                fields: { id: string, time: timestamp, driver: string, fare: double, zone: string }
            entities:
              driver: { key: driver }
            views:
              work:
                entity: driver
                source: trips
                features:
                  trips:  { aggregate: count, windows: [10m, 6h, 7d, tumbling 1d, session 2h, last 5, lifetime] }
                  fares:  { aggregate: sum, of: fare, windows: [6h, 7d] }
                  spread: { aggregate: stddev, of: fare, windows: [7d] }
                  p90:    { aggregate: percentile, at: 0.9, of: fare, windows: [1d] }
                  zones:  { aggregate: approx_distinct, of: zone, windows: [7d] }
                  tops:   { aggregate: top_k, k: 3, of: zone, windows: [1d] }
                  rate:   { aggregate: decayed_count, half_life: 1d }
              lately:
                entity: driver
                source: trips
                ttl: 3d
                features:
                  trips: { aggregate: count }
                  hours: { aggregate: count, windows: [2h] }
            """;
    private static final long START = Instant.parse("2013-01-01T00:00:00Z").toEpochMilli();
    private static final long LENGTH = Duration.ofDays(30).toMillis();
    private static final long LATE = Duration.ofHours(6).toMillis();
    private static final int TRIPS = 20_000;
    private static final int DRIVERS = 1_200;
    private static final int READS = 1_000;

    private final Cluster cluster;

    RestoreTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Question(String view, String driver, long asOf) {}

    @Test
    void wipedFolder_isRestoredToTheSameAnswers(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), PROJECT);
        Plan plan = new Plan(TestProject.read(file));
        List<Question> questions = questions();
        List<JsonNode> before;
        try (Node node = start(plan, folder.resolve("state"))) {
            produce();
            before = answers(node, questions);
        }
        assertThat(before.toString()).contains("PRESENT", "INVALID", "NOT_FOUND", "OUTSIDE_MAX_AGE");
        try (Node node = start(plan, folder.resolve("another"))) {
            assertThat(answers(node, questions)).isEqualTo(before);
            assertThat(node.restoration().records()).isPositive();
            assertThat(node.restoration().goesOn()).isFalse();
        }
    }

    private Node start(Plan plan, Path state) {
        return TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, state);
    }

    /** Trips in order of time but for some that come hours late. Drivers of low numbers drive on their first days only. */
    private void produce() {
        Random random = new Random(2013);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < TRIPS; i++) {
                long time = START + LENGTH / TRIPS * i - (i % 10 == 0 ? random.nextLong(LATE / 2) : 0);
                int driver = random.nextInt(i < TRIPS / 2 ? 0 : DRIVERS / 4, DRIVERS);
                String json = "{\"id\":\"%d\",\"time\":%d,\"driver\":\"d%d\",\"fare\":%s,\"zone\":\"z%d\"}"
                        .formatted(i, time, driver, random.nextInt(10_000) / 100.0, random.nextInt(300));
                producer.send(
                        new ProducerRecord<>("restore.trips", i % 2, null, json.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static List<Question> questions() {
        Random random = new Random(7);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            String driver = "d" + random.nextInt(DRIVERS + 20);
            questions.add(new Question("work", driver, START + LENGTH / 2 + random.nextLong(LENGTH)));
            questions.add(new Question("lately", driver, START + LENGTH + random.nextLong(LENGTH / 4)));
        }
        return questions;
    }

    private static long counted(FeatureClient client) {
        return IntStream.range(0, DRIVERS)
                .mapToLong(driver -> client.read("work", "d" + driver, OptionalLong.empty())
                        .at("/features/trips_lifetime/value")
                        .asLong())
                .sum();
    }

    private static List<JsonNode> answers(Node node, List<Question> questions) {
        FeatureClient client = new FeatureClient(TestProject.url(node));
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(
                        counted(client))
                .isEqualTo(TRIPS));
        List<JsonNode> answers = new ArrayList<>();
        for (Question question : questions) {
            ObjectNode answer =
                    (ObjectNode) client.read(question.view(), question.driver(), OptionalLong.of(question.asOf()));
            answers.add(answer.without(List.of("lag", "served_by")));
        }
        return answers;
    }
}
