package io.millrace.benchmarks.features;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events; DSL and Flink get a tenth (default: ${DEFAULT-VALUE}).")
    private int events = 1_000_000;

    @Option(names = "--keys", defaultValue = "20000", description = "Entities (default: ${DEFAULT-VALUE}).")
    private int keys = 20_000;

    @Option(
            names = "--spacing",
            split = ",",
            defaultValue = "dense,between,sparse",
            description = "How often events of a key come: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Spacing> spacings = List.of(Spacing.values());

    @Option(
            names = "--only",
            defaultValue = ".*",
            description = "Measure the floor and contenders whose names match this regular expression alone.")
    private String only = ".*";

    @Option(
            names = "--commit-interval",
            defaultValue = "100",
            description = "Milliseconds between commits (default: ${DEFAULT-VALUE}).")
    private int commitInterval = 100;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Result> results = new ArrayList<>();
        for (Spacing spacing : spacings) {
            results.addAll(measure(spacing, err));
        }
        out.println(json ? new ObjectMapper().writeValueAsString(results) : table(results));
        return 0;
    }

    private List<Result> measure(Spacing spacing, PrintWriter err) throws Exception {
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            Contenders contenders = new Contenders(cluster, embedded.folder(), Duration.ofMillis(commitInterval));
            new Orders(events, keys, spacing.distance()).produce(cluster, contenders.topic());
            List<Contender> all = contenders.all(events, events / 10).stream()
                    .filter(contender -> contender.name().startsWith("floor")
                            || contender.name().matches(only))
                    .toList();
            Map<Contender, List<Rate>> rates = new LinkedHashMap<>();
            for (Contender contender : all) {
                if (contender.events() == events) {
                    contender.run(); // so that the first round meets compiled code, too
                }
            }
            for (int round = 1; round <= rounds; round++) {
                for (Contender contender : all) {
                    Rate rate = contender.run();
                    rates.computeIfAbsent(contender, of -> new ArrayList<>()).add(rate);
                    err.printf(
                            Locale.ROOT,
                            "%s, round %d of %d: %s: %,.0f events/s%n",
                            spacing,
                            round,
                            rounds,
                            contender.name(),
                            rate.eventsPerSecond());
                    err.flush();
                }
            }
            List<Rate> floor = rates.get(all.get(0));
            return all.stream()
                    .map(contender -> Result.of(spacing, contender.name(), rates.get(contender), floor))
                    .toList();
        }
    }

    private static String table(List<Result> results) {
        StringBuilder text = new StringBuilder(String.format(
                "%-8s  %-48s %12s %9s %13s %18s%n",
                "keys", "", "events/s", "of floor", "CPU us/event", "changelog B/event"));
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s  %-48s %,12.0f %9.3f %13s %18s%n",
                    result.spacing().name().toLowerCase(Locale.ROOT),
                    result.contender(),
                    result.eventsPerSecond(),
                    result.ofFloor(),
                    shown("%.1f", result.cpuMicros()),
                    shown("%.0f", result.changelogBytes())));
        }
        return text.toString();
    }

    private static String shown(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
