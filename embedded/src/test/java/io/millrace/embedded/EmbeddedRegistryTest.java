package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRegistryTest {

    private static final String EDIT = "{'type':'record','name':'Edit','fields':[{'name':'id','type':'long'}]}";
    private static final String EDIT_SPACED =
            "{'type':'record', 'name':'Edit', 'fields':[{'name':'id','type':'long'}]}";
    private static final String OTHER =
            "{'type':'record','name':'Edit','fields':[{'name':'id','type':'long'},{'name':'user','type':'string'}]}";

    private final Path folder;

    EmbeddedRegistryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void register_throughHttp_givesAnIdThatHoldsForTheSameSchemaAndRefusesAnIncompatibleOne() throws Exception {
        try (EmbeddedRegistry registry =
                EmbeddedRegistry.start(RegistryConfig.inMemory(RegistryProgram.find(), folder))) {
            RegistryTraffic traffic = new RegistryTraffic(registry.url());
            assertThat(traffic.get("/config").body()).contains("BACKWARD");
            String id = traffic.register("edits-value", EDIT).body();
            assertThat(id).contains("\"id\":1");
            assertThat(traffic.register("edits-value", EDIT_SPACED).body()).isEqualTo(id);
            assertThat(traffic.register("edits-value", OTHER).statusCode()).isEqualTo(409);
            assertThat(traffic.get("/schemas/ids/1").body()).contains("Edit");
            assertThat(registry.isHealthy()).isTrue();
        }
    }

    @Test
    void restart_withStoredSchemas_keepsThemAndTheCompatibilityThatWasSet() throws Exception {
        RegistryConfig config = RegistryConfig.stored(RegistryProgram.find(), folder);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(config)) {
            RegistryTraffic traffic = new RegistryTraffic(registry.url());
            traffic.register("edits-value", EDIT);
            traffic.put("/config", "{\"compatibility\":\"FULL\"}");
            // killed right after the answer: what was answered must have been written
            ProcessHandle.of(registry.pid()).orElseThrow().destroyForcibly();
            ProcessHandle.of(registry.pid()).map(ProcessHandle::onExit).ifPresent(exit -> exit.join());
            assertThat(registry.isHealthy()).isFalse();
        }
        int port = Sockets.free("test", 0);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(config.withPort(port))) {
            assertThat(registry.url()).isEqualTo("http://127.0.0.1:" + port + "/apis/ccompat/v7");
            RegistryTraffic traffic = new RegistryTraffic(registry.url());
            assertThat(traffic.get("/subjects/edits-value/versions/1").body()).contains("Edit");
            assertThat(traffic.get("/config").body()).contains("FULL");
        }
    }

    @Test
    void close_twice_endsTheProcess() {
        EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryConfig.inMemory(RegistryProgram.find(), folder));
        registry.close();
        registry.close();
        assertThat(ProcessHandle.of(registry.pid())).isEmpty();
        assertThat(registry.isHealthy()).isFalse();
    }

    @Test
    void start_onATakenPort_failsAndNamesThePort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RegistryConfig config = RegistryConfig.inMemory(RegistryProgram.find(), folder);
            assertThatThrownBy(() -> EmbeddedRegistry.start(config.withPort(other.getLocalPort())))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void start_programThatEnds_failsWithTheEndOfItsLog() throws Exception {
        Path program = Files.createDirectories(folder.resolve("program"));
        Files.writeString(program.resolve("broken-runner.jar"), "not a jar");
        assertThatThrownBy(() -> EmbeddedRegistry.start(RegistryConfig.inMemory(new RegistryProgram(program), folder)))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("ended with status 1")
                .hasMessageContaining("registry.log")
                .hasMessageContaining("ZipException");
    }

    @Test
    void start_outOfPatience_failsAndLeavesNoProcess() {
        RegistryConfig config =
                RegistryConfig.inMemory(RegistryProgram.find(), folder).withPatience(Duration.ofMillis(1));
        assertThatThrownBy(() -> EmbeddedRegistry.start(config))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("no answer at http://127.0.0.1:");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void program_folderWithoutIt_isNamedInTheError() {
        assertThatThrownBy(() -> new RegistryProgram(folder).runnerJar())
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("found 0 files");
        assertThat(Optional.ofNullable(System.getProperty(RegistryProgram.HOME_PROPERTY)))
                .as("set by the build")
                .isPresent();
    }
}
