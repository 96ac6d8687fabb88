package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedClusterTest {

    private final Path folder;
    private final Path errors;

    EmbeddedClusterTest(@TempDir Path folder) {
        this.folder = folder;
        this.errors = folder.resolve("errors.txt");
    }

    @Test
    void close_temporaryCluster_stopsBothAndDeletesItsFolder() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()));
        new KafkaTraffic(cluster.broker().bootstrapServers()).createTopic("events");
        assertThat(new RegistryTraffic(cluster.registry().url())
                        .get("/subjects")
                        .body())
                .isEqualTo("[]");
        assertThat(cluster.isHealthy()).isTrue();
        assertThat(cluster.folder()).exists();
        Thread hook = new Thread(cluster::close);
        hook.start();
        cluster.close();
        hook.join();
        assertThat(cluster.folder()).doesNotExist();
        assertThat(cluster.isHealthy()).isFalse();
        assertThat(ProcessHandle.of(cluster.registry().pid())).isEmpty();
    }

    @Test
    void start_brokerPortTaken_stopsTheRegistryToo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ClusterConfig config =
                    ClusterConfig.in(RegistryProgram.find(), folder).withPorts(other.getLocalPort(), 0);
            assertThatThrownBy(() -> EmbeddedCluster.start(config))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Kafka broker");
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void kill9_temporaryCluster_registryEndsAndFolderGoes() throws Exception {
        Process parent = clusterMain();
        String[] ready = ready(parent);
        ProcessHandle registry = ProcessHandle.of(Long.parseLong(ready[1])).orElseThrow();
        Path temporary = Path.of(ready[2]);
        assertThat(temporary.resolve("broker")).exists();
        parent.destroyForcibly().waitFor();
        registry.onExit().get(30, TimeUnit.SECONDS);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(temporary));
    }

    @Test
    void interrupt_temporaryCluster_closesInTheShutdownHook() throws Exception {
        Process parent = clusterMain();
        String[] ready = ready(parent);
        parent.destroy();
        assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Path.of(ready[2])).doesNotExist();
        assertThat(ProcessHandle.of(Long.parseLong(ready[1]))).isEmpty();
        // the folder went after the broker had left it, not before
        assertThat(Files.readAllLines(errors))
                .filteredOn(line -> line.contains("ERROR"))
                .allMatch(
                        line -> line.contains("heartbeat") || line.contains("Heartbeat"),
                        "a slow machine's heartbeats");
    }

    @Test
    void kill9_keptCluster_continuesFromItsFolder() throws Exception {
        Process parent = clusterMain(folder.toString());
        ready(parent);
        parent.destroyForcibly().waitFor();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.in(RegistryProgram.find(), folder))) {
            KafkaTraffic traffic = new KafkaTraffic(cluster.broker().bootstrapServers());
            traffic.send("events", 0, true, "c");
            assertThat(traffic.read("events", "readers", 1)).containsExactly("c");
            assertThat(traffic.read("events", "others", 3)).containsExactly("a", "b", "c");
            assertThat(cluster.isHealthy()).isTrue();
        }
        assertThat(folder.resolve("broker")).exists();
    }

    private Process clusterMain(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + RegistryProgram.HOME_PROPERTY + "="
                        + RegistryProgram.find().home(),
                ClusterMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    private static String[] ready(Process parent) throws Exception {
        BufferedReader output = parent.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return line.split(" ", 3);
            }
        }
        throw new AssertionError("the program ended with status " + parent.waitFor() + " before it was ready");
    }
}
