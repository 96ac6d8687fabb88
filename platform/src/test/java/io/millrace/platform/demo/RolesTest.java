package io.millrace.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.platform.Main;
import io.millrace.platform.testing.Records;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One process that does everything, and a process for each role: the same events give the same results. */
final class RolesTest {

    private static final String EDIT_TOPIC = "by-role.edits";
    private static final String VERDICT_TOPIC = "by-role.verdicts";
    private static final int EDITS = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Path examples = Path.of(System.getProperty("millrace.examples"), "wikipedia");
    private final List<Process> processes = new ArrayList<>();

    RolesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @ExtendWith(SharedCluster.class)
    void run_byRoles_givesWhatOneProcessGives(Cluster cluster) throws Exception {
        createSources(cluster);
        String alone = start(cluster, "alone", "all", "alone");
        String firstStore = start(cluster, "roles", "feature-store", "store-1");
        String secondStore = start(cluster, "roles", "feature-store", "store-2");
        start(cluster, "roles", "online-trainer", "trainer");
        start(cluster, "roles", "drift-monitor", "monitor");
        List<Edit> edits = replay(cluster);

        awaitEnd(cluster, "alone", edits);
        awaitEnd(cluster, "roles", edits);

        for (String topic : List.of("examples", "predictions", "evaluations")) {
            List<String> expected = records(cluster, "alone.models.bot." + topic);
            assertThat(expected).as(topic).isNotEmpty();
            assertThat(records(cluster, "roles.models.bot." + topic)).as(topic).isEqualTo(expected);
        }
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        records(cluster, new Topics("roles").alerts()))
                .isEqualTo(records(cluster, new Topics("alone").alerts())));
        for (Edit edit : edits.subList(0, 150)) {
            String user = edit.data().path("user").asText();
            JsonNode expected = features(alone, user);
            assertThat(features(firstStore, user)).isEqualTo(expected);
            assertThat(features(secondStore, user)).isEqualTo(expected);
        }
    }

    private static void createSources(Cluster cluster) {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCatalog(admin)
                    .ensure(List.of(
                            new TopicSpec(EDIT_TOPIC, 3, Map.of("retention.ms", "-1")),
                            new TopicSpec(VERDICT_TOPIC, 2, Map.of("retention.ms", "-1"))));
        }
    }

    /** Starts a process and returns its address. */
    private String start(Cluster cluster, String project, String role, String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.copy(examples.resolve("edit.avsc"), home.resolve("edit.avsc"));
        String file = Files.readString(examples.resolve("project.yaml"))
                .replace("project: wiki", "project: " + project)
                .replace("topic: wiki.edits", "topic: " + EDIT_TOPIC)
                .replace("topic: wiki.verdicts", "topic: " + VERDICT_TOPIC)
                .replace("2015-09-12T08:00Z", "2015-09-12T01:00Z")
                .replace("2015-09-12T14:00Z", "2015-09-12T02:00Z");
        Files.writeString(home.resolve("project.yaml"), file);
        Path output = home.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        home.resolve("project.yaml").toString(),
                        "--role",
                        role,
                        "--bootstrap-servers",
                        cluster.bootstrapServers(),
                        "--schema-registry",
                        cluster.registryUrl(),
                        "--state-dir",
                        home.resolve("state").toString(),
                        "--http-port",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        processes.add(process);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || address(output).find());
        Matcher address = address(output);
        assertThat(address.find()).as(Files.readString(output)).isTrue();
        return address.group();
    }

    private static Matcher address(Path output) throws IOException {
        return ADDRESS.matcher(Files.readString(output));
    }

    private List<Edit> replay(Cluster cluster) throws IOException, InterruptedException {
        List<Edit> edits =
                WikipediaDay.edits(Path.of(System.getProperty("millrace.data"))).subList(0, EDITS);
        String schema = Files.readString(examples.resolve("edit.avsc"));
        new Replayer(
                        edits,
                        source(EDIT_TOPIC, Source.Format.AVRO, schema),
                        source(VERDICT_TOPIC, Source.Format.JSON, null),
                        new Injection(false),
                        0,
                        () -> Integer.MAX_VALUE)
                .run(cluster);
        return edits;
    }

    private static Source source(String topic, Source.Format format, @Nullable String schema) {
        return new Source(
                topic,
                topic,
                format,
                "edit_id",
                "time",
                Duration.ofMinutes(10),
                Source.LateEvents.COUNT,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Map.of("edit_id", FieldType.STRING),
                schema);
    }

    private void awaitEnd(Cluster cluster, String project, List<Edit> edits) {
        long lastVerdict = edits.get(edits.size() - 1).verdictTime();
        try (Watch watch = new Watch(cluster, new Topics(project), "edits", "bot")) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                watch.poll();
                return watch.evaluations().values().stream()
                                .filter(last -> last.getTime() > lastVerdict && last.getLabelsJoined() == EDITS)
                                .count()
                        == 5;
            });
        }
    }

    private static List<String> records(Cluster cluster, String topic) {
        return Records.avro(cluster, topic).stream()
                .map(record -> record.value().toString())
                .toList();
    }

    /** What a process answers for a user, but for the lag of that moment. */
    private static JsonNode features(String address, String user) throws IOException, InterruptedException {
        String key = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "/v1/views/user_activity/" + key))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(answer.body());
        body.remove(List.of("lag", "served_by"));
        return body;
    }
}
