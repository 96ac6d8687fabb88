package io.millrace.benchmarks.reads;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures reads over HTTP and gRPC beside the same server with Redis behind it, how fresh they are, and what they and the counting cost each other. */
@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        description = {
            "Reads of 50 features over HTTP and gRPC, beside the same server with Redis behind it; produced events until they can be read;",
            "and reads and counting at the same time. Needs wrk and redis-server (packages of Debian). In process: bench read-path."
        })
public final class ReadsCommand implements Callable<Integer> {

    private static final List<Integer> ENTITIES = List.of(1, 10, 100);

    /** Of which a paced load leaves processors free on both sides. */
    private static final List<Integer> FEW_ENTITIES = List.of(1, 10);

    /** Loads before those that count: compiling takes a part of two cores for longer than one of them. */
    private static final int WARM_UPS = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "4",
            description = "Length of a load (default: ${DEFAULT-VALUE}).")
    private int seconds = 4;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description = "Requests at the same time (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Users (default: ${DEFAULT-VALUE}).")
    private int users = 10_000;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events (default: ${DEFAULT-VALUE}).")
    private int events = 1_000_000;

    @Option(
            names = "--probes",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "Events of which is measured when they can be read; 0 leaves that out (default: ${DEFAULT-VALUE}).")
    private int probes = 300;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter progress = line.getErr();
        Map<String, Object> figures = new LinkedHashMap<>();
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()))) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            try (Admin admin = cluster.admin()) {
                new TopicCatalog(admin).ensure(List.of(new TopicSpec(Spenders.TOPIC, 1, Map.of("retention.ms", "-1"))));
            }
            Spenders spenders = new Spenders(users);
            spenders.send(cluster, events);
            say(progress, "%,d events of %,d users are in the topic", events, users);
            try (ServerProcess millrace =
                    ServerProcess.millrace(cluster, embedded.folder().resolve("ours"))) {
                Counted.await(millrace.url(), cluster);
                say(progress, "they are counted");
                compare(cluster, millrace, embedded, progress, figures);
                figures.put("together", Together.measure(cluster, spenders, millrace.url(), this.users, connections));
                say(progress, "%s", figures.get("together"));
                if (probes > 0) {
                    figures.put("fresh exactly once", Freshness.measure(cluster, spenders, millrace.url(), probes));
                    say(progress, "%s", figures.get("fresh exactly once"));
                }
            }
            if (probes > 0) {
                try (ServerProcess millrace = ServerProcess.millrace(
                        cluster, embedded.folder().resolve("ours"), "--guarantee", "AT_LEAST_ONCE")) {
                    Counted.await(millrace.url(), cluster);
                    figures.put("fresh at least once", Freshness.measure(cluster, spenders, millrace.url(), probes));
                    say(progress, "%s", figures.get("fresh at least once"));
                }
            }
        }
        line.getOut().println(json ? new ObjectMapper().writeValueAsString(figures) : ReadsTable.of(figures));
        return CommandLine.ExitCode.OK;
    }

    private void compare(
            Cluster cluster,
            ServerProcess millrace,
            EmbeddedCluster embedded,
            PrintWriter progress,
            Map<String, Object> figures)
            throws Exception {
        try (RedisServer redis = RedisServer.start();
                ServerProcess peer = ServerProcess.redisPeer(
                        cluster,
                        millrace.url(),
                        users,
                        redis.url(),
                        embedded.folder().resolve("peer"))) {
            figures.put("HTTP", compare(Load::full, ENTITIES, millrace.url(), peer.url(), progress));
            figures.put("HTTP paced", compare(Load::paced, FEW_ENTITIES, millrace.url(), peer.url(), progress));
            figures.put("gRPC", compare(GrpcLoad::of, ENTITIES, millrace.url(), peer.url(), progress));
        }
    }

    private interface Client {

        Load load(URI url, int users, int entities, int connections, int seconds) throws Exception;
    }

    private List<Comparison> compare(Client client, List<Integer> numbers, URI millrace, URI peer, PrintWriter progress)
            throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        for (int entities : numbers) {
            Comparison comparison = new Comparison(entities);
            for (int round = 1 - WARM_UPS; round <= rounds; round++) {
                Load ours = client.load(millrace, users, entities, connections, seconds);
                Load theirs = client.load(peer, users, entities, connections, seconds);
                if (round > 0) {
                    comparison.add(ours, theirs);
                    say(
                            progress,
                            "%d entities, round %d of %d: %s; with Redis %s",
                            entities,
                            round,
                            rounds,
                            ours,
                            theirs);
                }
            }
            comparisons.add(comparison);
        }
        return comparisons;
    }

    private static void say(PrintWriter progress, String text, Object... arguments) {
        progress.println(String.format(Locale.ROOT, text, arguments));
        progress.flush();
    }
}
