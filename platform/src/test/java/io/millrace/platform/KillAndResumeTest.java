package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.testing.Metrics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Millrace in a process of its own, killed without warning and started again on the same folder. */
final class KillAndResumeTest {

    private static final int EDITS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern CONSOLE = Pattern.compile("Console: (http://\\S+)");

    private final Path folder;

    KillAndResumeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void demo_killedTwice_endsAsAnUndisturbedRun() throws Exception {
        String undisturbed = finish(start("undisturbed"), "undisturbed");

        kill(start("killed"), "killed", 1_200);
        kill(start("killed"), "killed", 3_100);
        String killed = finish(start("killed"), "killed");

        assertThat(killed).isEqualTo(undisturbed);
        assertThat(undisturbed).contains("\"edits\":" + EDITS, "\"predictions\":" + EDITS, "\"sha256\"");
    }

    private Process start(String run) throws IOException {
        Path home = folder.resolve(run);
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        for (String property : List.of("millrace.examples", "millrace.data", "millrace.registry.home")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("demo", "--headless", "--verify", "--edits", String.valueOf(EDITS)));
        command.addAll(List.of("--data", home.resolve("data").toString()));
        command.addAll(List.of("--summary", home.resolve("summary.json").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
    }

    private void kill(Process process, String run, int predictions) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !process.isAlive() || seen(run) >= predictions);
        assertThat(process.isAlive()).as(output(run)).isTrue();
        process.destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private String finish(Process process, String run) throws IOException {
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("it does not end; it has said:\n" + output(run), e);
        }
        assertThat(process.exitValue()).as(output(run)).isZero();
        return Files.readString(folder.resolve(run).resolve("summary.json"));
    }

    /** Predictions as the process counts them; 0 as long as it does not say where it is. */
    private double seen(String run) {
        Matcher console = CONSOLE.matcher(output(run));
        return console.find()
                ? new Metrics(URI.create(console.group(1)))
                        .of("millrace_model_predictions_total")
                        .orElse(0)
                : 0;
    }

    private String output(String run) {
        try {
            return Files.readString(folder.resolve(run).resolve("output"));
        } catch (IOException e) {
            return "";
        }
    }
}
