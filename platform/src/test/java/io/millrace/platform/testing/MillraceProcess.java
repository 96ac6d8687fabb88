package io.millrace.platform.testing;

import io.millrace.platform.Main;
import io.millrace.platform.node.Role;
import io.millrace.runtime.streams.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Millrace in a process of its own, as {@code millrace run} starts it. */
public final class MillraceProcess implements AutoCloseable {

    private static final String OUTPUT = "output";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Path home;
    private final Process process;
    private @Nullable Metrics metrics;

    private MillraceProcess(Path home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** Starts one in a role, and waits until it listens. */
    public static MillraceProcess start(Path home, Path project, Cluster cluster, Role role, String... options)
            throws IOException {
        List<String> command = program("-Xmx768m");
        command.addAll(List.of(
                "run",
                project.toString(),
                "--role",
                role.cli(),
                "--http-port",
                "0",
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl(),
                "--state-dir",
                home.resolve("state").toString()));
        command.addAll(List.of(options));
        MillraceProcess started = start(home, command, Map.of());
        started.url();
        return started;
    }

    /** Starts one by a command that listens on 127.0.0.1. */
    public static MillraceProcess start(Path home, List<String> command, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(OUTPUT).toFile());
        builder.environment().putAll(environment);
        return new MillraceProcess(home, builder.start());
    }

    /** What a command begins with, before the arguments of {@code millrace}. */
    public static List<String> program(String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    /** What it has written so far, to stdout and stderr. */
    public String output() throws IOException {
        return Files.readString(home.resolve(OUTPUT));
    }

    /** Where it listens, once it does. */
    public URI url() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || address().isPresent());
        try {
            String output = output();
            return URI.create(
                    address().orElseThrow(() -> new IllegalStateException(this + " has ended, saying: " + output)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Partitions that it can read without asking another process. */
    public int readable() {
        return (int) metrics().of("millrace_readable_partitions").orElse(0);
    }

    /** What it says of itself. */
    public Metrics metrics() {
        if (metrics == null) {
            metrics = new Metrics(url());
        }
        return metrics;
    }

    /** Ends it without warning. */
    public void kill() {
        process.destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Tells it to stop, waits until it has, and returns its exit code. */
    public int stop() {
        process.destroy();
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    private Optional<String> address() throws IOException {
        Matcher matcher = ADDRESS.matcher(output());
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }

    @Override
    public void close() {
        kill();
    }
}
