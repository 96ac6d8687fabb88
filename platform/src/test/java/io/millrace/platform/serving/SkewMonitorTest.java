package io.millrace.platform.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.UnavailableException;
import io.millrace.features.recount.AnsweredEntity;
import io.millrace.features.recount.Recounts;
import io.millrace.features.recount.Verdict;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two processes have answered while events came is what these come to, counted again from the log; and what they have not is found. */
@ExtendWith(SharedCluster.class)
final class SkewMonitorTest {

    private static final String PROJECT = """
            project: NAME
            clock: stream
            order: ORDER
            partitions: 3
            sources:
              trips:
                topic: NAME.trips
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
                  trips: { aggregate: count, windows: [10m, 6h, 7d, tumbling 1d, session 2h, last 5, lifetime] }
                  fares: { aggregate: sum, of: fare, windows: [6h, 7d] }
                  p90:   { aggregate: percentile, at: 0.9, of: fare, windows: [1d] }
                  zones: { aggregate: last_n, n: 3, of: zone, windows: [7d] }
                  tops:  { aggregate: top_k, k: 3, of: zone, windows: [1d] }
                  rate:  { aggregate: decayed_count, half_life: 1d }
              lately:
                entity: driver
                source: trips
                ttl: 3d
                features:
                  trips: { aggregate: count }
                  hours: { aggregate: count, windows: [2h] }
            services:
              driving: ["work:*", "lately:*", { skew_check: true }]
            """;
    private static final long START = Instant.parse("2013-01-01T00:00:00Z").toEpochMilli();
    private static final long STEP = Duration.ofMinutes(2).toMillis();
    private static final long LATE = Duration.ofHours(6).toMillis();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TRIPS = 20_000;
    private static final int DRIVERS = 200;
    /** With order: event_time the last trips wait for their turn. */
    private static final long NEARLY_ALL = TRIPS - 2 * LATE / STEP;

    private static final int SAMPLES = 1_000;

    private final Cluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();

    SkewMonitorTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAnswered_isWhatTheLogComesTo(Project.Order order, @TempDir Path folder) throws Exception {
        Plan plan = plan(order, folder);
        Recounts recounts = new Recounts(plan, cluster);
        try (Node one = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, folder.resolve("one"));
                Node two = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, folder.resolve("two"))) {
            produce(plan);
            List<AnsweredEntity> answered = readWhileTheyAreCounted(plan, List.of(one.features(), two.features()));

            assertThat(answered.stream().map(AnsweredEntity::last).distinct().count())
                    .as("events that were the last of an answer")
                    .isGreaterThan(DRIVERS);
            List<Verdict> verdicts = recounts.check(answered);
            for (int i = 0; i < verdicts.size(); i++) {
                Verdict expected = answered.get(i).last() == null ? new Verdict.Uncheckable() : new Verdict.Same();
                assertThat(verdicts.get(i)).as(answered.get(i).toString()).isEqualTo(expected);
            }
            AnsweredEntity last = answered.get(answered.size() - 1);
            assertThat(recounts.check(List.of(falsified(last))))
                    .singleElement(InstanceOfAssertFactories.type(Verdict.Different.class))
                    .satisfies(different -> assertThat(different.features())
                            .singleElement()
                            .asString()
                            .startsWith("work:trips_7d was -1, and is "));
            monitorSaysSo(one);

            forgetTheFirstEvents(plan);
            assertThat(recounts.check(List.of(last, falsified(last))))
                    .containsExactly(new Verdict.Uncheckable(), new Verdict.Uncheckable());
        }
    }

    private static Plan plan(Project.Order order, Path folder) throws IOException, InvalidProjectException {
        String by = order.name().toLowerCase(Locale.ROOT);
        String text = PROJECT.replace("ORDER", by).replace("NAME", "skew-" + by.replace('_', '-'));
        return new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), text)));
    }

    /** Trips in order of time but for some that come hours late. */
    private void produce(Plan plan) {
        Random random = new Random(2013);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < TRIPS; i++) {
                long time = START + STEP * i - (i % 10 == 0 ? random.nextLong(LATE / 2) : 0);
                String json = "{\"id\":\"%d\",\"time\":%d,\"driver\":\"d%d\",\"fare\":%s,\"zone\":\"z%d\"}"
                        .formatted(
                                i, time, random.nextInt(DRIVERS), random.nextInt(10_000) / 100.0, random.nextInt(30));
                byte[] value = json.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(plan.source("trips").topic(), i % 2, null, value));
            }
        }
    }

    /** A sample of what is answered, by one process and by the other, until nearly all trips are counted; the last of it is of then. */
    private static List<AnsweredEntity> readWhileTheyAreCounted(Plan plan, List<FeatureReader> readers) {
        List<Map<String, String>> drivers = IntStream.range(0, DRIVERS)
                .mapToObj(driver -> Map.of("driver", "d" + driver))
                .toList();
        FeatureRequest request =
                new FeatureRequest(new FeatureNames(plan).ofService("driving"), drivers, OptionalLong.empty());
        Reservoir<AnsweredEntity> answered = new Reservoir<>(SAMPLES, 7);
        List<AnsweredEntity> newest = new ArrayList<>();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(SkewMonitorTest::isUnavailable)
                .until(() -> {
                    newest.clear();
                    for (FeatureReader reader : readers) {
                        List<FeatureVector> vectors =
                                reader.read(request).toCompletableFuture().join();
                        for (int row = 0; row < DRIVERS; row++) {
                            newest.addAll(new ServedRow(plan, "driving", request, row, vectors.get(row)).answers());
                        }
                    }
                    newest.forEach(one -> answered.offer(() -> one));
                    return newest.stream().mapToLong(SkewMonitorTest::trips).sum() >= readers.size() * NEARLY_ALL;
                });
        List<AnsweredEntity> all = new ArrayList<>(answered.empty());
        all.add(newest.get(0));
        return all;
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() instanceof UnavailableException;
    }

    private static long trips(AnsweredEntity answered) {
        Object value = Objects.requireNonNull(answered.features().get("work:trips_lifetime"))
                .value();
        return value == null ? 0 : (long) value;
    }

    private static AnsweredEntity falsified(AnsweredEntity answer) {
        Map<String, FeatureValue> features = new HashMap<>(answer.features());
        features.put("work:trips_7d", new FeatureValue(-1L, Status.PRESENT, null));
        return new AnsweredEntity(
                answer.entity(),
                answer.key(),
                answer.partition(),
                answer.last(),
                answer.eventTime(),
                answer.asOf(),
                features);
    }

    private void monitorSaysSo(Node node) throws Exception {
        URI url = URI.create(TestProject.url(node));
        String body = "{\"service\": \"driving\", \"entities\": [{\"driver\": \"d1\"}, {\"driver\": \"stranger\"}]}";
        HttpRequest read = HttpRequest.newBuilder(url.resolve("/v1/features"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(read, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        HttpRequest metrics = HttpRequest.newBuilder(url.resolve("/metrics")).build();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        http.send(metrics, HttpResponse.BodyHandlers.ofString())
                                .body()
                                .lines()
                                .filter(line -> line.startsWith("millrace_skew_checks_total"))
                                .map(line -> line.replaceAll(".*verdict=\"(\\w+)\".* ", "$1 ")))
                .containsExactlyInAnyOrder("same 1.0", "different 0.0", "uncheckable 1.0"));
    }

    private void forgetTheFirstEvents(Plan plan) throws Exception {
        Map<TopicPartition, RecordsToDelete> first = IntStream.range(
                        0, plan.project().partitions())
                .mapToObj(partition -> new TopicPartition(plan.topics().station("driver"), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> RecordsToDelete.beforeOffset(1)));
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            admin.deleteRecords(first).all().get();
        }
    }
}
