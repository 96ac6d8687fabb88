package io.millrace.benchmarks.reads;

import io.millrace.platform.Main;
import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.streams.Cluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves over HTTP, and says at which address. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final URI url;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.url = address(process.inputReader(StandardCharsets.UTF_8));
    }

    /** Millrace itself, with a project of one view of fifty features. */
    static ServerProcess millrace(Cluster cluster, Path folder, String... options) throws IOException {
        Path project = folder.resolve("project.yaml");
        Files.createDirectories(folder);
        write(project);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                project.toString(),
                "--http-port",
                "0",
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--schema-registry",
                cluster.registryUrl(),
                "--state-dir",
                folder.resolve("state").toString()));
        arguments.addAll(List.of(options));
        return java(Main.class, arguments);
    }

    /** The same HTTP server with Redis behind it, filled with what Millrace says of all users. */
    static ServerProcess redisPeer(Cluster cluster, URI millrace, int users, String redis, Path folder)
            throws IOException {
        return java(
                RedisPeer.class,
                List.of(
                        cluster.bootstrapServers(),
                        cluster.registryUrl(),
                        millrace.toString(),
                        String.valueOf(users),
                        redis,
                        folder.toString()));
    }

    private static ServerProcess java(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static Plan plan() throws IOException, InvalidProjectException {
        Path file = Files.createTempFile("reads", ".yaml");
        try {
            write(file);
            return new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file));
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file) throws IOException {
        try (InputStream text = Objects.requireNonNull(ServerProcess.class.getResourceAsStream("project.yaml"))) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    URI url() {
        return url;
    }

    private static URI address(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group());
            }
            all.append(line).append('\n');
        }
        throw new IOException("a server has ended before it served: " + all);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
