package io.millrace.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.MillraceProcess;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.StartCommand;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command of each container starts a process that becomes healthy, also after a kill, and that stops when it is told to. */
@ExtendWith(SharedCluster.class)
final class RoleStartsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TOKEN = "of the processes";

    /** What a JVM that ends by SIGTERM exits with. */
    private static final int TERMINATED = 128 + 15;

    private final Cluster cluster;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<StartCommand, MillraceProcess> running = new HashMap<>();

    RoleStartsTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    @AfterEach
    void end() {
        running.values().forEach(MillraceProcess::close);
    }

    @Test
    void compose_startsDiesComesBackAndStops() throws Exception {
        startDieComeBackAndStop("composed", StartCommand.compose());
    }

    @Test
    void kubernetes_startsDiesComesBackAndStops() throws Exception {
        startDieComeBackAndStop("clustered", StartCommand.kubernetes());
    }

    private void startDieComeBackAndStop(String project, List<StartCommand> all) throws Exception {
        Path file = project(project, all.get(0).project());
        allowProcesses();
        // those that differ in the name of their place alone are one here
        Collection<StartCommand> commands = all.stream()
                .collect(Collectors.toMap(
                        command -> here(command.arguments(), file, folder), command -> command, (one, same) -> one))
                .values();
        assertThat(commands).isNotEmpty();
        start(commands, file);
        awaitHealth();

        running.values().forEach(MillraceProcess::kill);
        start(commands, file);
        awaitHealth();

        for (MillraceProcess process : running.values()) {
            assertThat(process.stop()).as(process.toString()).isEqualTo(TERMINATED);
        }
    }

    /** The project under a name of its own, with its topics. */
    private Path project(String name, Path from) throws Exception {
        Path copy = Files.createDirectories(folder.resolve("project"));
        try (Stream<Path> files = Files.list(from).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path file = copy.resolve("project.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("(?m)^project: .*", "project: " + name)
                        .replaceAll("topic: ", "topic: " + name + "."));
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin)
                    .ensure(TestProject.read(file).sources().values().stream()
                            .map(source -> new TopicSpec(source.topic(), 3, Map.of()))
                            .toList());
        }
        return file;
    }

    private void allowProcesses() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("access.yaml"), """
                clients:
                  - name: processes
                    token_sha256: "%s"
                    services: ["*"]
                """.formatted(HexFormat.of().formatHex(hash)));
    }

    private void start(Collection<StartCommand> commands, Path project) throws IOException {
        for (StartCommand command : commands) {
            Path home = folder.resolve(command.name());
            List<String> words = MillraceProcess.program("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            words.addAll(here(command.arguments(), project, home));
            running.put(command, MillraceProcess.start(home, words, environment(command)));
        }
    }

    /** The arguments that the container has: what they say of the place is of this place. */
    private List<String> here(List<String> arguments, Path project, Path home) {
        List<String> here = new ArrayList<>();
        String before = "";
        for (String word : arguments.stream()
                .flatMap(argument -> Stream.of(argument.split("=", 2)))
                .toList()) {
            here.add(
                    before.equals("--advertised-host")
                            ? LOOPBACK
                            : word.replace("/project/project.yaml", project.toString())
                                    .replace("/etc/millrace", folder.toString())
                                    .replace(
                                            "/var/lib/millrace",
                                            home.resolve("state").toString())
                                    .replace("0.0.0.0", LOOPBACK));
            before = word;
        }
        here.addAll(List.of("--http-port", "0"));
        return here;
    }

    /** The variables that the container has, likewise. */
    private Map<String, String> environment(StartCommand command) {
        Map<String, String> here = Map.of(
                "MILLRACE_BOOTSTRAP_SERVERS", cluster.bootstrapServers(),
                "MILLRACE_SCHEMA_REGISTRY", cluster.registryUrl(),
                "MILLRACE_PEER_TOKEN", TOKEN);
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.replaceAll(here::getOrDefault);
        return environment;
    }

    private void awaitHealth() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            for (Map.Entry<StartCommand, MillraceProcess> one : running.entrySet()) {
                List<String> probes = new ArrayList<>(one.getKey().probes());
                assertThat(probes).as("probes of %s", one.getKey().name()).isNotEmpty();
                for (String probe : probes) {
                    assertThat(status(one.getValue().url().resolve(probe)))
                            .as("%s of %s", probe, one.getKey().name())
                            .isEqualTo(200);
                }
            }
        });
    }

    private int status(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
