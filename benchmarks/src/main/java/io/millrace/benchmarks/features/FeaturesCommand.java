package io.millrace.benchmarks.features;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmarks.contest.Rounds;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the counting of features beside its peers. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = {
            "Events per second into features, beside a bare store, the Kafka Streams DSL and Flink, on one broker in this process.",
            "Rounds are interleaved; the table has medians, and rates as shares of the bare store's in the same round."
        })
public final class FeaturesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events; DSL and Flink get a tenth (default: ${DEFAULT-VALUE}).")
    private int events = 1_000_000;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Entities (default: ${DEFAULT-VALUE}).")
    private int keys = 20_000;

    @Option(
            names = "--spacing",
            paramLabel = "HOW",
            split = ",",
            defaultValue = "dense,between,sparse",
            description = "How often events of a key come: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Spacing> spacings = List.of(Spacing.values());

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = ".*",
            description = "Measure the floor and contenders whose names match this regular expression alone.")
    private String only = ".*";

    @Option(
            names = "--commit-interval",
            paramLabel = "MS",
            defaultValue = "100",
            description = "Milliseconds between commits (default: ${DEFAULT-VALUE}).")
    private int commitInterval = 100;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        List<Result> results = new ArrayList<>();
        for (Spacing spacing : spacings) {
            results.addAll(measure(spacing, line.getErr()));
        }
        line.getOut().println(json ? new ObjectMapper().writeValueAsString(results) : ResultTable.of(results));
        return CommandLine.ExitCode.OK;
    }

    private List<Result> measure(Spacing spacing, PrintWriter progress) throws Exception {
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            Contenders contenders = new Contenders(cluster, embedded.folder(), Duration.ofMillis(commitInterval));
            new Orders(events, keys, spacing.distance()).produceFlows(cluster, contenders.topic());
            Rounds measured = new Rounds(spacing.inWords() + " keys", contenders.matching(only, events, events / 10));
            measured.run(rounds, events, progress);
            return Result.of(spacing, measured);
        }
    }
}
