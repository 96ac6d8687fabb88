package io.millrace.processes;

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

/** The processes of a Millrace, started by their command lines; what they print is in files of a folder. */
public final class Millrace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern EXPORTED = Pattern.compile("export (\\w+)=(\\S+)");
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> processes = new ArrayList<>();

    /** None yet. */
    public Millrace(Path folder) {
        this.folder = folder;
    }

    /** Starts a broker, with the topics of a project, and a registry: all that is started later works with these. */
    public void broker(Path project) throws IOException {
        Path output = start("broker", project.toString(), "--kafka-port", "0", "--registry-port", "0");
        await(output, Pattern.compile("export MILLRACE_SCHEMA_REGISTRY=\\S+"));
        Matcher exported = EXPORTED.matcher(Files.readString(output));
        while (exported.find()) {
            environment.put(exported.group(1), exported.group(2));
        }
    }

    /** Runs a project, and has the port of its server. */
    public int run(Path project) throws IOException {
        Path output = start(
                "run",
                project.toString(),
                "--http-port",
                "0",
                "--state-dir",
                folder.resolve("state").toString());
        return Integer.parseInt(await(output, PORT).group(1));
    }

    /** Runs the demo, and has the port of its server. */
    public int demo(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--http-port");
        all.add("0");
        Path output = start("demo", all.toArray(String[]::new));
        return Integer.parseInt(await(output, Pattern.compile("Console: http://127\\.0\\.0\\.1:(\\d+)"))
                .group(1));
    }

    /** Writes a file of events. */
    public void produce(Path project, String source, Path events) throws IOException, InterruptedException {
        Path output = start("produce", project.toString(), source, events.toString());
        Process process = processes.get(processes.size() - 1);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("produce: " + Files.readString(output));
        }
    }

    /** Stops what was started last, as an operator would, and waits until it has ended. */
    public void stopLast() {
        stop(processes.remove(processes.size() - 1));
    }

    private Path start(String command, String... options) throws IOException {
        Path output = Files.createTempFile(folder, command, ".txt");
        Path platform = home.resolve("platform/target");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dmillrace.registry.home=" + home.resolve("embedded/target/registry"),
                "-Dmillrace.examples=" + home.resolve("examples"),
                "-Dmillrace.data=" + platform.resolve("data"),
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

    private static void stop(Process process) {
        process.destroy();
        Awaitility.await().atMost(PATIENCE).until(process::isAlive, alive -> !alive);
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            stop(processes.get(i));
        }
    }
}
