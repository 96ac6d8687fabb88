package io.millrace.benchmarks.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Flink in a process of its own: it brings another {@code org.rocksdb} than Kafka Streams, so the two cannot share one.
 *
 * @param home the folder that holds {@code classes/} and {@code lib/}, the target folder of module benchmarks/flink
 * @param errors the file that standard error of the process goes to
 * @param limit how long a run may take; the process is ended after it
 */
record FlinkPeer(Path home, Path errors, Duration limit) {

    /** The system property that {@link #find} reads. */
    static final String HOME_PROPERTY = "millrace.flink.home";

    private static final String MAIN = "io.millrace.benchmarks.flink.SlidingCountJob";
    private static final Pattern RATE = Pattern.compile("\"events_per_second\":\\s*([0-9.]+)");
    private static final int TAIL_LINES = 20;

    /** The peer in the folder that system property {@value #HOME_PROPERTY} names. */
    static FlinkPeer find(Path errors, Duration limit) {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null || home.isBlank() || !Files.isDirectory(Path.of(home, "classes"))) {
            throw new IllegalStateException("Flink: system property " + HOME_PROPERTY + " is "
                    + (home == null ? "not set" : "\"" + home + "\"")
                    + "; expected the target folder of module benchmarks/flink, built");
        }
        return new FlinkPeer(Path.of(home), errors, limit);
    }

    /**
     * Events per second between the warm-up and the end of a run.
     *
     * @throws IllegalStateException with the end of standard error when the process fails, takes too long or says no rate
     */
    double eventsPerSecond(FlinkRun run) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("millrace-flink");
        try {
            Path output = temporary.resolve("output.txt");
            Process process = new ProcessBuilder(command(temporary, run))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return rate(ending(process), Files.readString(output));
        } finally {
            delete(temporary);
        }
    }

    private List<String> command(Path temporary, FlinkRun run) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx2g");
        // state, checkpoints and native libraries: the process deletes none of them
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of(
                "-cp", home.resolve("classes") + ":" + home.resolve("lib").resolve("*"), MAIN));
        command.addAll(run.arguments());
        return command;
    }

    /** How the process ended; it is gone when this returns or throws. */
    private String ending(Process process) throws InterruptedException {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return ended ? "status " + process.exitValue() : "no end after " + limit.toSeconds() + " s";
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private double rate(String ending, String output) throws IOException {
        Matcher said = RATE.matcher(output);
        if (!ending.equals("status 0") || !said.find()) {
            throw new IllegalStateException(
                    "Flink: " + ending + ", output \"" + output.strip() + "\"; the end of " + errors + ":\n" + tail());
        }
        return Double.parseDouble(said.group(1));
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
