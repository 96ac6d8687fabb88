package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A bad record is found and read; its cause is mended, and it is replayed: counted once, however often. */
@ExtendWith(SharedCluster.class)
final class DeadLettersCommandTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "pantry.jars";
    private static final String PROJECT = """
            project: pantry
            clock: stream
            sources:
              jars:
                topic: pantry.jars
                format: json
                key: id
                time: at
                ahead: %s
                fields: { id: string, at: timestamp, shelf: string }
            entities:
              shelf: { key: shelf }
            views:
              stock:
                entity: shelf
                source: jars
                features:
                  jars: { aggregate: count, windows: [1d] }
            """;

    private final Cluster cluster;

    DeadLettersCommandTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void badRecord_isShown_andReplayedWhenItsCauseIsMended(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), PROJECT.formatted("1m"));
        Instant now = Instant.now();
        String place;
        try (Node node = start(file, folder)) {
            send(jar("j1", now));
            send(jar("j2", now.plus(Duration.ofHours(1))));
            send("no jar");
            Typed list = await(() -> letters("list"), answer -> answer.contains("UNDECODABLE"));
            assertThat(list.out()).containsPattern("ingest\\.jars +FUTURE +pantry\\.jars/\\d@\\d+ ");
            place = list.out().replaceAll("(?s).*FUTURE +(\\S+).*", "$1");
            assertThat(letters("show", place).out())
                    .containsPattern("refused by +ingest.jars")
                    .containsPattern("value +\\{\"id\":\"j2\"");
            assertThat(stock(node)).isEqualTo("1");
        }
        Files.writeString(file, PROJECT.formatted("2h"));
        try (Node node = start(file, folder)) {
            Typed replayed = letters("replay", place);
            assertThat(replayed.err()).isEmpty();
            assertThat(replayed.out()).contains("1 record is back in the topic that it came from.");
            Awaitility.await().atMost(PATIENCE).until(() -> stock(node), "2"::equals);
            assertThat(letters("replay", "--reason", "FUTURE").out()).contains("1 record is back");
            Typed some = letters("replay", place, TOPIC + "/0@99999", place);
            assertThat(some.exitCode()).isEqualTo(1);
            assertThat(some.out())
                    .contains(TOPIC + "/0@99999 is left out: there is no dead letter of it", "dead-letters list")
                    .contains("1 record is back");
            assertThat(letters("replay", place, TOPIC + "/0@99999", "--json").json())
                    .extracting(one -> one.path("place").asText() + " "
                            + one.path("replayed").asBoolean())
                    .containsExactly(place + " true", TOPIC + "/0@99999 false");
            assertThat(letters("show", place, "--json").json())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path("reason").asText()).isEqualTo("FUTURE"));
            send(jar("j3", now.plus(Duration.ofMinutes(61))));
            Awaitility.await().atMost(PATIENCE).until(() -> stock(node), "3"::equals);
        }
    }

    @Test
    void wrongPlaces_areSaid() {
        assertThat(letters("show", "nowhere").err())
                .contains("'nowhere' is no place of a record. Write it as 'list' shows it: topic/partition@offset");
        assertThat(letters("replay").err()).contains("PLACE", "--reason");
        assertThat(millrace(
                                "dead-letters",
                                "show",
                                "a/0@1",
                                "--project",
                                "never",
                                "--bootstrap-servers",
                                cluster.bootstrapServers(),
                                "--schema-registry",
                                cluster.registryUrl())
                        .err())
                .contains("topic never.dead-letters does not exist");
    }

    private Node start(Path file, Path folder) throws Exception {
        Node node = TestProject.start(
                new Plan(TestProject.read(file)), cluster, EnumSet.allOf(Role.class), 1, folder.resolve("state"));
        Awaitility.await().atMost(PATIENCE).until(node::ready);
        return node;
    }

    private static String stock(Node node) {
        Typed answer = millrace(
                "features",
                "get",
                "stock",
                "top",
                "--url",
                "http://127.0.0.1:" + node.port(),
                "--as-of",
                Instant.now().plus(Duration.ofHours(3)).toString());
        return answer.out().replaceAll("(?s).*jars_1d +(\\S+).*", "$1");
    }

    private static String jar(String id, Instant at) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"shelf\":\"top\"}";
    }

    private void send(String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private Typed await(Callable<Typed> command, Predicate<String> fact) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(command, answer -> fact.test(answer.out()));
    }

    private Typed letters(String... words) {
        return millrace(Stream.concat(
                        Stream.concat(Stream.of("dead-letters"), Stream.of(words)),
                        Stream.of(
                                "--project",
                                "pantry",
                                "--bootstrap-servers",
                                cluster.bootstrapServers(),
                                "--schema-registry",
                                cluster.registryUrl()))
                .toArray(String[]::new));
    }
}
