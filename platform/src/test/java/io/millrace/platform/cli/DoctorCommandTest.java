package io.millrace.platform.cli;

import static io.millrace.platform.cli.Typed.millrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.SharedCluster;
import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a topic of JSON to a project file, and whether it can run: {@code init}, then {@code doctor}. */
@ExtendWith(SharedCluster.class)
final class DoctorCommandTest {

    private static final String TOPIC = "garden.visits";

    private final Cluster cluster;

    DoctorCommandTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void topic_becomesAProject_thatTheDoctorFindsWell(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("project.yaml");
        assertThat(typed("init", TOPIC, "--out", file.toString()).err())
                .contains("topic garden.visits at " + cluster.bootstrapServers() + " does not exist, or holds nothing");
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 20; i++) {
                String visit = "{\"id\":\"v" + i + "\",\"time\":\"2026-01-01T10:" + (10 + i) + ":00Z\",\"bird\":\"b"
                        + i % 4 + "\",\"seeds\":" + i + ".5}";
                producer.send(new ProducerRecord<>(TOPIC, visit.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        Typed init = typed("init", TOPIC, "--out", file.toString());
        assertThat(init.err()).isEmpty();
        assertThat(init.out()).contains("project.yaml is written", "millrace doctor", "millrace run");
        assertThat(typed("init", TOPIC, "--out", file.toString()).err()).contains("is there already");

        Typed doctor = typed("doctor", file.toString(), "--state-dir", folder.toString());
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out().lines())
                .anyMatch(line -> line.startsWith("ok") && line.contains("Kafka at"))
                .anyMatch(line -> line.startsWith("ok")
                        && line.contains("topic garden.visits of source 'events'")
                        && line.endsWith("20 records"))
                .anyMatch(line -> line.startsWith("ok") && line.contains("are created at the start"))
                .anyMatch(line -> line.startsWith("ok") && line.contains("schema registry"))
                .anyMatch(line -> line.contains("MiB are free for state"));
        Files.writeString(file, Files.readString(file).replace(TOPIC, "garden.vists"));
        assertThat(typed("init", TOPIC, "--out", folder.resolve("other.yaml").toString(), "--json")
                        .json())
                .singleElement()
                .satisfies(one -> assertThat(one.path("topic").asText()).isEqualTo(TOPIC))
                .satisfies(one -> assertThat(one.path("key").asText()).isEqualTo("id"))
                .satisfies(one ->
                        assertThat(one.path("fields").path("seeds").asText()).isEqualTo("double"));
        Typed ill = typed("doctor", file.toString(), "--json");
        assertThat(ill.exitCode()).isEqualTo(1);
        assertThat(ill.out())
                .contains("{\"level\":\"fail\",\"what\":\"topic garden.vists of source 'events' does not exist\","
                        + "\"advice\":\"Create it, or name the right one in the project file.\"}");
    }

    @Test
    void nobodyThere_isSaidWithWhatToDo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), """
                project: nowhere
                sources:
                  visits: { topic: nowhere.visits, format: json, key: id, time: at, fields: { id: string, at: timestamp } }
                """);
        Typed doctor = millrace(
                "doctor",
                file.toString(),
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--schema-registry",
                "http://127.0.0.1:1");
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("fail  Kafka at 127.0.0.1:1 does not answer", "Start it, or name the right one with")
                .contains("fail  the schema registry at http://127.0.0.1:1 does not answer");
    }

    @Test
    void levels_haveColours_whereThereAre(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), """
                project: nowhere
                sources:
                  visits: { topic: nowhere.visits, format: json, key: id, time: at, fields: { id: string, at: timestamp } }
                """);
        Typed doctor = Typed.coloured("doctor", file.toString(), "--bootstrap-servers", "127.0.0.1:1");
        assertThat(doctor.out()).contains("\u001b[32mok\u001b[0m    ", "\u001b[31mfail\u001b[0m  Kafka at");
    }

    @Test
    void completion_knowsTheCommands() {
        assertThat(millrace("completion").out()).contains("complete -F", "dead-letters", "--bootstrap-servers");
    }

    private Typed typed(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--bootstrap-servers";
        all[words.length + 1] = cluster.bootstrapServers();
        all[words.length + 2] = "--schema-registry";
        all[words.length + 3] = cluster.registryUrl();
        return millrace(all);
    }
}
