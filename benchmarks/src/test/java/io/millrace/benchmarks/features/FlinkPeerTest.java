package io.millrace.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is a stand-in with the job's name: it says what it was told, or fails. The job has a test in its own module. */
final class FlinkPeerTest {

    private static final FlinkRun RUN =
            new FlinkRun("broker:1", "http://registry", "events", 200, 50, Duration.ofHours(1), Duration.ofMinutes(1));

    private final Path home;

    FlinkPeerTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void eventsPerSecond_processThatSaysARate_isThatRate() throws Exception {
        standIn("""
                String said = String.join(" ", arguments);
                if (!said.equals("broker:1 http://registry events 200 50 3600000 60000")) {
                    throw new IllegalArgumentException(said);
                }
                System.out.println("{\\"events\\":200,\\"warmup\\":50,\\"seconds\\":0.1,\\"events_per_second\\":1500.5}");
                """);
        assertThat(peer(60).eventsPerSecond(RUN)).isEqualTo(1500.5);
    }

    @Test
    void eventsPerSecond_processThatFails_givesTheEndOfItsErrors() throws Exception {
        standIn("""
                for (int i = 0; i < 100; i++) {
                    System.err.println("line " + i + ".");
                }
                System.out.println("{\\"events_per_second\\":1500.5}");
                System.exit(3);
                """);
        assertThatThrownBy(() -> peer(60).eventsPerSecond(RUN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("line 99.")
                .hasMessageContaining("line 80.")
                .hasMessageNotContaining("line 79.");
    }

    @Test
    void eventsPerSecond_processThatDoesNotEnd_isEnded() throws Exception {
        standIn("Thread.sleep(Long.MAX_VALUE);");
        assertThatThrownBy(() -> peer(1).eventsPerSecond(RUN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no end after 1 s");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void find_noBuild_saysWhatIsExpected() {
        assertThatThrownBy(() -> FlinkPeer.find(home.resolve("errors.txt"), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("millrace.flink.home");
    }

    private FlinkPeer peer(int seconds) {
        return new FlinkPeer(home, home.resolve("errors.txt"), Duration.ofSeconds(seconds));
    }

    private void standIn(String body) throws Exception {
        Path source = home.resolve("SlidingCountJob.java");
        Files.writeString(
                source,
                "package io.millrace.benchmarks.flink; public final class SlidingCountJob {"
                        + " public static void main(String[] arguments) throws Exception {" + body + "}}");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", home.resolve("classes").toString(), source.toString());
        assertThat(status).isZero();
    }
}
