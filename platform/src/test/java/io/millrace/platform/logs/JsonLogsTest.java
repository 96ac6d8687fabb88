package io.millrace.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.testing.MillraceProcess;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked for JSON writes nothing else, and says which application a line is of. */
@ExtendWith(SharedCluster.class)
final class JsonLogsTest {

    private static final String STATION = "jsonlogs-station-who";
    private static final String PROJECT = """
            project: jsonlogs
            partitions: 2
            sources:
              visits:
                topic: jsonlogs.visits
                format: json
                key: id
                time: at
                fields: { id: string, at: timestamp, who: string }
            entities: { who: { key: who } }
            views:
              activity:
                entity: who
                source: visits
                features:
                  visits: { aggregate: count, windows: [1h] }
            """;

    private final Cluster cluster;
    private final Path folder;
    private final Path project;

    JsonLogsTest(Cluster cluster, @TempDir Path folder) throws IOException {
        this.cluster = cluster;
        this.folder = folder;
        this.project = Files.writeString(folder.resolve("project.yaml"), PROJECT);
    }

    @Test
    void everyLine_isAnObject_thatSaysWhichApplicationItIsOf() throws Exception {
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec("jsonlogs.visits", 2, Map.of())));
        }
        List<String> command = MillraceProcess.program("-Xmx512m", "-Dmillrace.log.level=INFO");
        command.addAll(arguments());
        try (MillraceProcess process =
                MillraceProcess.start(folder.resolve("home"), command, Map.of("MILLRACE_LOG_FORMAT", "json"))) {
            sendWhatIsNoEvent("jsonlogs.station.who", 1);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> process.output()
                    .contains("Skipping record"));
            process.stop();

            List<JsonNode> lines = lines(process.output());
            assertThat(lines).allSatisfy(line -> {
                Instant.parse(line.get("time").asText());
                assertThat(line.get("level").asText()).isIn("INFO", "WARN", "ERROR");
                assertThat(line.get("logger").asText()).isNotEmpty();
                assertThat(line.get("message").isTextual()).isTrue();
            });
            List<JsonNode> ofStreams = lines.stream()
                    .filter(line -> line.get("thread").asText().contains("-StreamThread-"))
                    .toList();
            assertThat(ofStreams).allSatisfy(line -> {
                assertThat(line.get("project").asText()).isEqualTo("jsonlogs");
                assertThat(line.get("thread").asText())
                        .contains(line.get("application").asText() + "@");
            });
            assertThat(ofStreams.stream()
                            .map(line -> line.get("application").asText())
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.of(STATION, "jsonlogs-ingest-visits"));
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.get("message").asText()).contains("was not usable");
                assertThat(line.get("level").asText()).isEqualTo("WARN");
                assertThat(line.get("application").asText()).isEqualTo(STATION);
                assertThat(line.get("partition").asText()).isEqualTo("jsonlogs.station.who-1");
            });
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.get("logger").asText()).startsWith("org.apache.kafka.streams.");
                assertThat(line.path("application").asText()).isEqualTo(STATION);
                assertThat(line.at("/error/stack").asText()).contains("SerializationException", "\n\tat ");
            });
            assertThat(lines).anySatisfy(line -> assertThat(line.get("message").asText())
                    .startsWith("jsonlogs runs: feature-store, console on http://127.0.0.1:"));
        }
    }

    @Test
    void whatEndsAProcess_isALineToo() throws Exception {
        Files.writeString(project, PROJECT.replace("topic: jsonlogs.visits", "topic: jsonlogs.nowhere"));
        List<String> command = MillraceProcess.program("-Xmx512m");
        command.addAll(arguments());
        command.addAll(List.of("--log-format", "json"));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(errors.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(process.waitFor()).isEqualTo(1);
        List<JsonNode> lines = lines(Files.readString(errors));
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.get("level").asText()).isEqualTo("ERROR");
        assertThat(last.get("project").asText()).isEqualTo("jsonlogs");
        assertThat(last.get("message").asText()).contains("jsonlogs.nowhere");
    }

    private List<String> arguments() {
        return List.of(
                "run",
                project.toString(),
                "--role",
                "feature-store",
                "--http-port",
                "0",
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl(),
                "--state-dir",
                folder.resolve("state").toString());
    }

    private void sendWhatIsNoEvent(String topic, int partition) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = "no event".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, partition, bytes, bytes));
        }
    }

    private static List<JsonNode> lines(String output) throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : output.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
