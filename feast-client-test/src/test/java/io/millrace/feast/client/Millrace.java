package io.millrace.feast.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The processes of a Millrace, started by their command lines. */
final class Millrace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern EXPORTED = Pattern.compile("export (\\w+)=(\\S+)");
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> processes = new ArrayList<>();

    /** Starts a broker, with the topics of a project, and a registry. */
    Millrace(Path folder, Path project) throws IOException {
        this.folder = folder;
        Path output = start("broker", project.toString(), "--kafka-port", "0", "--registry-port", "0");
        await(output, Pattern.compile("export MILLRACE_SCHEMA_REGISTRY=\\S+"));
        Matcher exported = EXPORTED.matcher(Files.readString(output));
        while (exported.find()) {
            environment.put(exported.group(1), exported.group(2));
        }
    }

    /** Runs a project, and has the port of its server. */
    int run(Path project) throws IOException {
        Path output = start(
                "run",
                project.toString(),
                "--http-port",
                "0",
                "--state-dir",
                folder.resolve("state").toString());
        return Integer.parseInt(await(output, PORT).group(1));
    }

    /** Writes a file of events. */
    void produce(Path project, String source, Path events) throws IOException, InterruptedException {
        Path output = start("produce", project.toString(), source, events.toString());
        Process process = processes.get(processes.size() - 1);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("produce: " + Files.readString(output));
        }
    }

    private Path start(String command, String... options) throws IOException {
        Path output = folder.resolve(command + ".txt");
        Path platform = home.resolve("platform/target");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dmillrace.registry.home=" + home.resolve("embedded/target/registry"),
                "-cp",
                platform.resolve("classes") + ":" + platform.resolve("lib") + "/*",
                "io.millrace.platform.Main",
                command));
        line.addAll(List.of(options));
        ProcessBuilder process =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().putAll(environment);
        processes.add(process.start());
        return output;
    }

    private static Matcher await(Path output, Pattern pattern) {
        return Awaitility.await(pattern + " in " + output)
                .atMost(PATIENCE)
                .until(() -> pattern.matcher(Files.readString(output)), Matcher::find);
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            Process process = processes.get(i);
            process.destroy();
            Awaitility.await().atMost(PATIENCE).until(process::isAlive, alive -> !alive);
        }
    }
}
