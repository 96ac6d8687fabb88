package io.millrace.benchmarks.console;

import io.millrace.benchmarks.contest.Rate;
import io.millrace.benchmarks.contest.Rounds;
import io.millrace.benchmarks.drift.MonitoredOrders;
import io.millrace.benchmarks.drift.Watched;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what open consoles take from the pipeline that they show. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = {
            "What open consoles take: events per second from JSON in a source topic to vectors of fifty features, with a monitor, on a broker in"
                    + " this process, while nobody, one, and many read the stream of the console.",
            "Rounds are interleaved; the table has medians, and rates as shares of those without a console in the same round."
        })
public final class ConsoleCommand implements Callable<Integer> {

    private static final String ROW = "%-16s %10s %12s %13s %16s%n";
    private static final int WINDOWS = 10;

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
            names = "--consoles",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many are many (default: ${DEFAULT-VALUE}).")
    private int consoles = 200;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            MonitoredOrders orders = new MonitoredOrders(events, WINDOWS);
            orders.produce(cluster, Watched.FEATURES);
            List<WatchedRun> runs = Stream.of(0, 1, consoles)
                    .map(count -> new WatchedRun(cluster, embedded.folder().resolve("state"), orders, count))
                    .toList();
            Rounds measured = new Rounds("console", List.copyOf(runs));
            measured.run(rounds, events, line.getErr());
            line.getOut().printf(ROW, "", "events/s", "of nobody's", "CPU us/event", "bytes streamed");
            for (int i = 0; i < measured.size(); i++) {
                line.getOut()
                        .printf(
                                Locale.ROOT,
                                ROW,
                                measured.name(i),
                                String.format(Locale.ROOT, "%,.0f", measured.median(i, Rate::eventsPerSecond)),
                                String.format(Locale.ROOT, "%.3f", measured.share(i, 0)),
                                String.format(Locale.ROOT, "%.1f", measured.median(i, Rate::cpuMicros)),
                                String.format(Locale.ROOT, "%,d", runs.get(i).bytes()));
            }
            line.getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }
}
