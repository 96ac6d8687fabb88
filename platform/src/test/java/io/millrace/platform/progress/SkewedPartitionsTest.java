package io.millrace.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.features.query.IngestCounts;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.FeatureClient;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Project.Order;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Declaration;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One source partition runs two hours ahead of the other: that is nobody's lateness. */
@ExtendWith(SharedCluster.class)
final class SkewedPartitionsTest {

    private static final long START = Instant.parse("2024-05-01T08:00:00Z").toEpochMilli();
    private static final long AHEAD = Duration.ofHours(2).toMillis();
    private static final long STEP = 10_000;
    private static final int EACH = 500;
    private static final int USERS = 7;

    private final Cluster cluster;

    SkewedPartitionsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Click(String user, long time) {}

    private static String project(String name, Order order) {
        return """
                project: %s
                clock: stream
                order: %s
                partitions: 2
                sources:
                  clicks:
                    topic: %s.clicks
                    format: json
                    key: id
                    time: time
                    late: 10m
                    fields: { id: string, time: timestamp, user: string }
                entities:
                  user: { key: user }
                views:
                  clicks_of:
                    entity: user
                    source: clicks
                    publish: true
                    features:
                      clicks: { aggregate: count, windows: [1h, 6h] }
                """.formatted(name, order.name().toLowerCase(Locale.ROOT), name);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void partitionAhead_makesNoEventLate(Order order, @TempDir Path folder) throws Exception {
        String name = "skew-" + order.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Path file = Files.writeString(folder.resolve("project.yaml"), project(name, order));
        Plan plan = new Plan(TestProject.read(file));
        try (Admin admin = cluster.admin()) { // not compacted: every update is looked at
            new TopicCatalog(admin).ensure(List.of(new TopicSpec(updatesTopic(plan), 2, Map.of("retention.ms", "-1"))));
        }
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, folder.resolve("state"))) {
            List<Click> clicks = send(name + ".clicks");
            FeatureClient client = new FeatureClient(TestProject.url(node));
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                for (int user = 0; user < USERS; user++) {
                    checkCounts(client, "u" + user, clicks);
                }
            });
            IngestCounts counts = IngestCounts.of(
                    node.app(plan.topics().ingestApp("clicks")).orElseThrow().streams());
            assertThat(counts).isEqualTo(new IngestCounts(2 * EACH, 0, 0, 0));
            // a read sees what is not committed yet, a consumer does not
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            updates(plan).values().stream().mapToInt(List::size).sum() >= 2 * EACH);
        }
        Map<String, List<Long>> updates = updates(plan);
        assertThat(updates.values().stream().mapToInt(List::size).sum()).isEqualTo(2 * EACH);
        if (order == Order.EVENT_TIME) {
            assertThat(updates)
                    .allSatisfy(
                            (user, times) -> assertThat(times).as(user).isSortedAccordingTo(Comparator.naturalOrder()));
        }
    }

    /** All of the partition that is ahead, and only then the other. */
    private List<Click> send(String topic) {
        List<Click> clicks = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 2; partition++) {
                for (int i = 0; i < EACH; i++) {
                    Click click = new Click("u" + i % USERS, START + (partition == 0 ? AHEAD : 0) + i * STEP);
                    clicks.add(click);
                    String json = "{\"id\":\"%d-%d\",\"time\":%d,\"user\":\"%s\"}"
                            .formatted(partition, i, click.time(), click.user());
                    producer.send(new ProducerRecord<>(topic, partition, null, json.getBytes(StandardCharsets.UTF_8)));
                }
                producer.flush();
            }
            for (int partition = 0; partition < 2; partition++) {
                producer.send(Declaration.of(topic, partition, START + 4 * AHEAD));
            }
        }
        return clicks;
    }

    private static void checkCounts(FeatureClient client, String user, List<Click> clicks) {
        List<Click> mine =
                clicks.stream().filter(click -> click.user().equals(user)).toList();
        long newest = mine.stream().mapToLong(Click::time).max().orElseThrow();
        for (long asOf : new long[] {newest, newest + AHEAD}) {
            JsonNode features =
                    client.read("clicks_of", user, OptionalLong.of(asOf)).path("features");
            assertThat(features.at("/clicks_1h/value").asLong()).isEqualTo(count(mine, asOf, 3_600_000, 54_000));
            assertThat(features.at("/clicks_6h/value").asLong()).isEqualTo(count(mine, asOf, 21_600_000, 320_000));
        }
    }

    private static long count(List<Click> clicks, long asOf, long window, long hop) {
        long firstPane = Math.floorDiv(asOf - window + 1, hop);
        return clicks.stream()
                .filter(click -> Math.floorDiv(click.time(), hop) >= firstPane)
                .count();
    }

    private static String updatesTopic(Plan plan) {
        return plan.topics()
                .features(Objects.requireNonNull(plan.project().views().get("clicks_of")));
    }

    /** Event times of each user's updates, in the order they were written. */
    private Map<String, List<Long>> updates(Plan plan) {
        Map<String, List<Long>> updates = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> update : Records.avro(cluster, updatesTopic(plan))) {
            updates.computeIfAbsent(update.value().get("entity").toString(), user -> new ArrayList<>())
                    .add((Long) update.value().get("as_of"));
        }
        return updates;
    }
}
