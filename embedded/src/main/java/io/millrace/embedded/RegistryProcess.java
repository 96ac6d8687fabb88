package io.millrace.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's operating-system process, with its log file. Its standard input is the pipe {@link RegistryChild} watches. */
final class RegistryProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
    private static final int TAIL_LINES = 30;
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final Path log;

    private RegistryProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RegistryProcess start(RegistryConfig config, int port) {
        Path log = config.folder().resolve("registry.log");
        try {
            Files.createDirectories(config.folder());
            Process process = new ProcessBuilder(command(config, port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RegistryProcess(process, log);
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "schema registry: cannot start its process with the log " + log + " (" + e.getMessage() + ")", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** How it ended, if it did, and the last lines of its log, for an error message. */
    String evidence() {
        String state = process.isAlive() ? "still running" : "ended with status " + process.exitValue();
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return state + "; the end of " + log + ":\n"
                    + lines.stream()
                            .skip(Math.max(0, lines.size() - TAIL_LINES))
                            .map(line -> "    " + line)
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return state + "; its log " + log + " cannot be read (" + e.getMessage() + ")";
        }
    }

    /** Closes its pipe, and kills it when it has not ended after ten seconds or when this thread is interrupted. */
    @Override
    public void close() {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(RegistryChild.ORDERLY);
        } catch (IOException e) {
            LOG.debug("The registry's process had ended before it was told to", e);
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(RegistryConfig config, int port) {
        Path runner = config.program().runnerJar();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A third of the time to start goes into verifying 359 jars that the build took from Maven Central by checksum.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions"));
        command.add("-XX:-BytecodeVerificationRemote");
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add("-Dquarkus.http.host=" + Sockets.HOST);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.log.console.color=false");
        // what it writes for itself shares the fate of its folder: it is halted, and so cleans nothing up
        command.add("-Djava.io.tmpdir=" + config.folder());
        // the same schema in other whitespace keeps its id, as in Confluent's registry
        command.add("-Dapicurio.ccompat.use-canonical-hash=true");
        if (config.stored()) {
            // every commit reaches the disk: the process may be halted at any moment
            command.add(
                    "-Dapicurio.datasource.url=jdbc:h2:file:" + config.folder().resolve("schemas") + ";WRITE_DELAY=0");
        }
        command.addAll(List.of("-cp", ourselves() + File.pathSeparator + runner, RegistryChild.class.getName()));
        command.add(runner.toString());
        config.deleteWithUs()
                .ifPresent(temporary -> command.add(temporary.path().toString()));
        return command;
    }

    /** The jar or folder that this class was loaded from. */
    private static Path ourselves() {
        try {
            return Path.of(RegistryProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of Millrace's own classes is not a path", e);
        }
    }
}
