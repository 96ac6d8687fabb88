package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.FeatureClient;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Events are enriched from a file and from a topic of versions, as of their event time. */
@ExtendWith(SharedCluster.class)
final class LookupTest {

    private static final String PROJECT = """
            project: lookups
            clock: stream
            partitions: 2
            lookups:
              planes:
                file: planes.csv
                missing: NA
                key: tail
                fields: { tail: string, seats: int, maker: string }
              weather:
                topic: lookups.weather
                format: json
                key: [airport]
                time: hour
                fields: { airport: string, hour: timestamp, wind: double }
            sources:
              flights:
                topic: lookups.flights
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, tail: string, from: string, to: string }
                lookups:
                  plane: { in: planes, by: tail }
                  there: { in: weather, by: to }
            entities:
              maker: { key: plane_maker }
              airport: { key: to }
            views:
              makers:
                entity: maker
                source: flights
                features:
                  seats: { aggregate: sum, of: plane_seats, windows: [1d] }
              arrivals:
                entity: airport
                source: flights
                features:
                  flights: { aggregate: count, windows: [1d] }
                  windy:   { aggregate: count, where: there_wind > 20.0, windows: [1d] }
                  winds:   { aggregate: last_n, of: there_wind, n: 5, windows: [1d] }
            """;
    private static final String PLANES = """
            tail,maker,seats,speed
            N1,AIRBUS,100,NA
            N2,BOEING,NA,NA
            N3,BOEING,50,NA
            N3,BOEING,60,NA
            """;
    private static final long T0 = 1_357_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final Cluster cluster;

    LookupTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void events_areEnriched_asOfTheirTime(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("planes.csv"), PLANES);
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCatalog(admin)
                    .ensure(List.of(new TopicSpec(
                            "lookups.weather", 2, Map.of("cleanup.policy", "compact", "retention.ms", "-1"))));
        }
        weather("JFK", T0, 10);
        weather("JFK", T0 + 2 * HOUR, 30);
        weather("ORD", T0, 99);
        send("lookups.weather", "JFK", "{\"airport\": \"JFK\", \"hour\": \"noon\", \"wind\": 3}");
        send("lookups.weather", "ORD", null);
        try (Node node = start(plan, folder.resolve("state"))) {
            flight(1, T0 - 1, "N1", "JFK");
            flight(2, T0, "N2", "JFK");
            flight(3, T0 + 2 * HOUR - 1, "N3", "JFK");
            flight(4, T0 + 2 * HOUR, "N4", "JFK");
            flight(5, T0 + 3 * HOUR, "N3", "ORD");
            FeatureClient client = new FeatureClient(TestProject.url(node));
            check(client);
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(letters(plan))
                    .containsExactly(
                            "lookup.weather: field 'hour' is 'noon', expected a time such as 2015-09-12T08:00:00Z"));
        }
        try (Node node = start(plan, folder.resolve("state"))) {
            flight(6, T0 + 4 * HOUR, "N1", "JFK");
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(
                            value(new FeatureClient(TestProject.url(node)), "arrivals", "JFK", "winds_1d"))
                    .hasToString("[10.0,10.0,30.0,30.0]"));
        }
    }

    private static void check(FeatureClient client) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            assertThat(value(client, "arrivals", "ORD", "flights_1d")).hasToString("1");
            assertThat(value(client, "arrivals", "JFK", "flights_1d")).hasToString("4");
        });
        assertThat(value(client, "arrivals", "JFK", "windy_1d")).hasToString("1");
        assertThat(value(client, "arrivals", "JFK", "winds_1d")).hasToString("[10.0,10.0,30.0]");
        assertThat(value(client, "arrivals", "ORD", "winds_1d"))
                .as("the row was removed")
                .hasToString("[]");
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(
                        value(client, "makers", "BOEING", "seats_1d"))
                .as("the later row of N3, and nothing of N2")
                .hasToString("120.0"));
        assertThat(value(client, "makers", "AIRBUS", "seats_1d")).hasToString("100.0");
    }

    private Node start(Plan plan, Path state) {
        return TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 2, state);
    }

    private static JsonNode value(FeatureClient client, String view, String entity, String feature) {
        return client.read(view, entity, OptionalLong.of(T0 + 5 * HOUR)).at("/features/" + feature + "/value");
    }

    private void weather(String airport, long hour, double wind) {
        send(
                "lookups.weather",
                airport,
                "{\"airport\": \"%s\", \"hour\": %d, \"wind\": %s}".formatted(airport, hour, wind));
    }

    private void flight(int id, long time, String tail, String to) {
        send(
                "lookups.flights",
                to,
                "{\"id\": \"%d\", \"time\": %d, \"tail\": \"%s\", \"from\": \"EWR\", \"to\": \"%s\"}"
                        .formatted(id, time, tail, to));
    }

    private void send(String topic, String key, @Nullable String value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    topic,
                    key.getBytes(StandardCharsets.UTF_8),
                    value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<String> letters(Plan plan) {
        return Records.avro(cluster, plan.topics().deadLetters()).stream()
                .map(ConsumerRecord::value)
                .map(letter -> letter.get("stage") + ": " + letter.get("message"))
                .toList();
    }
}
