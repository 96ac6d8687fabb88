package io.millrace.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.platform.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: colours on a terminal, and no escape byte anywhere else. */
final class EscapeSequencesTest {

    private static final String ESCAPE = "\u001b";
    private static final String SCRIPT = "/usr/bin/script";

    private final Path wrong;

    EscapeSequencesTest(@TempDir Path folder) throws IOException {
        this.wrong = Files.writeString(folder.resolve("project.yaml"), "project: wiki\nsources: { edits: [\n");
    }

    @Test
    void terminal_hasColours_unlessNoColorIsSet_orItCannotDraw() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(SCRIPT)), "util-linux has script, which gives a process a terminal");
        assertThat(onATerminal(Map.of("TERM", "xterm"), "--help")).contains(ESCAPE + "[1m", "Usage:");
        assertThat(onATerminal(Map.of("TERM", "xterm"), "validate", wrong.toString()))
                .contains(ESCAPE + "[1m" + wrong + ":3:1" + ESCAPE + "[0m: ");
        assertThat(onATerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), "--help"))
                .contains("Usage:")
                .doesNotContain(ESCAPE);
        assertThat(onATerminal(Map.of("TERM", "dumb"), "validate", wrong.toString()))
                .contains("1 problem. Nothing was started.")
                .doesNotContain(ESCAPE);
    }

    @Test
    void pipe_hasNone() throws Exception {
        assertThat(output(command("--help"), Map.of("TERM", "xterm")))
                .contains("Usage:")
                .doesNotContain(ESCAPE);
        assertThat(output(command("validate", wrong.toString()), Map.of("TERM", "xterm")))
                .contains("1 problem. Nothing was started.")
                .doesNotContain(ESCAPE);
    }

    private static String onATerminal(Map<String, String> environment, String... arguments) throws Exception {
        return output(List.of(SCRIPT, "-qec", String.join(" ", command(arguments)), "/dev/null"), environment);
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
    }

    private static String output(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
