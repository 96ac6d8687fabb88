package io.millrace.benchmarks.features;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the memory of a station in a process of its own, and what it keeps on disk. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = {
            "The resident memory of a station that counts 24 features, in a process of its own (Linux), and its bytes on disk.",
            "Events of an entity come three hours apart, so that every window of every entity is filled."
        })
public final class MemoryCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000000",
            description = "Events (default: ${DEFAULT-VALUE}).")
    private int events = 20_000_000;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Entities (default: ${DEFAULT-VALUE}).")
    private int keys = 200_000;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            Station station = Station.counting();
            try (Admin admin = cluster.admin()) {
                new TopicCatalog(admin).ensure(station.plan().topicSpecs());
            }
            new Orders(events, keys, Spacing.SPARSE.distance()).produceFlows(cluster, station.topic());
            line.getErr().println("events are in the topic");
            line.getErr().flush();
            return measure(cluster, embedded.folder().resolve("state"), line.getOut());
        }
    }

    private int measure(Cluster cluster, Path state, PrintWriter out) throws Exception {
        Process process = new ProcessBuilder(StationProcess.command(cluster, state, events))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        long highest = 0;
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            highest = Math.max(highest, resident(process.pid()));
        }
        long disk = size(state);
        out.printf(
                Locale.ROOT,
                "%,d events of %,d entities: resident memory at most %,d MiB (heap %s, RocksDB 256 MiB); "
                        + "%,d MiB on disk, %,d bytes an entity%n",
                events,
                keys,
                highest >> 20,
                StationProcess.HEAP,
                disk >> 20,
                disk / keys);
        return process.exitValue();
    }

    private static long resident(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(text -> text.startsWith("VmRSS:"))
                    .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
