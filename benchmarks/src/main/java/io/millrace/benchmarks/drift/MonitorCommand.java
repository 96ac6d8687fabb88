package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.contest.Rate;
import io.millrace.benchmarks.contest.Rounds;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a monitor takes from the pipeline that it watches. */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = {
            "What a monitor of fifty features takes: events per second from JSON in a source topic to vectors, without it and with it in the"
                    + " same process, on a broker in this process.",
            "Rounds are interleaved; the table has medians, and rates as shares of those without in the same round."
        })
public final class MonitorCommand implements Callable<Integer> {

    private static final String ROW = "%-9s %-36s %10s %11s %13s %18s%n";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Events (default: ${DEFAULT-VALUE}).")
    private int events = 200_000;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "10",
            description = "Windows that they fill evenly (default: ${DEFAULT-VALUE}).")
    private int windows = 10;

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            split = ",",
            defaultValue = "fields,features",
            description = "What is watched: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Watched> all = List.of(Watched.values());

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        StringBuilder table = new StringBuilder(
                String.format(ROW, "watched", "", "events/s", "of without", "CPU us/event", "changelog B/event"));
        for (Watched watched : all) {
            table.append(measure(watched, line));
        }
        line.getOut().print(table);
        line.getOut().println(new ProfiledValues().measured());
        line.getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private String measure(Watched watched, CommandLine line) throws Exception {
        String name = watched.name().toLowerCase(Locale.ROOT);
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            MonitoredOrders orders = new MonitoredOrders(events, windows);
            orders.produce(cluster, watched);
            MonitorContenders contenders =
                    new MonitorContenders(cluster, embedded.folder().resolve("state"), orders, watched);
            Rounds measured = new Rounds(name, contenders.all());
            measured.run(rounds, events, line.getErr());
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < measured.size(); i++) {
                rows.append(String.format(
                        ROW,
                        name,
                        measured.name(i),
                        shown("%,.0f", measured.median(i, Rate::eventsPerSecond)),
                        shown("%.3f", measured.share(i, 0)),
                        shown("%.1f", measured.median(i, Rate::cpuMicros)),
                        shown("%.0f", measured.median(i, Rate::changelogTotal))));
            }
            rows.append(String.format(
                    Locale.ROOT, "%-9s of that the thread of the monitor %33.1f%n", name, contenders.monitorMicros()));
            return rows.toString();
        }
    }

    private static String shown(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
