package io.millrace.platform.demo;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.platform.access.Access;
import io.millrace.platform.node.Node;
import io.millrace.platform.node.NodeSettings;
import io.millrace.platform.node.Role;
import io.millrace.platform.node.SourceTopics;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Processing;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The demo: an embedded broker and registry, the project of the example as any run would have it, and a replayer. A failed
 * start or Ctrl-C leaves nothing behind.
 */
public final class Demo implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    private final DemoSettings settings;
    private final PrintStream out;
    private final EmbeddedCluster embedded;
    private final Cluster cluster;
    private final Plan plan;
    private final Node node;

    private Demo(
            DemoSettings settings, PrintStream out, EmbeddedCluster embedded, Cluster cluster, Plan plan, Node node) {
        this.settings = settings;
        this.out = out;
        this.embedded = embedded;
        this.cluster = cluster;
        this.plan = plan;
        this.node = node;
    }

    /** Starts broker, registry, topics and pipelines. */
    public static Demo start(DemoSettings settings, Plan plan, PrintStream out) {
        Stopwatch watch = new Stopwatch(out);
        ClusterConfig config = settings.keep()
                .map(folder -> ClusterConfig.in(RegistryProgram.find(), folder))
                .orElseGet(() -> ClusterConfig.temporary(RegistryProgram.find()))
                .withPorts(settings.kafkaPort(), settings.registryPort());
        EmbeddedCluster embedded = EmbeddedCluster.start(config);
        try {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            watch.done("broker " + cluster.bootstrapServers() + " and schema registry " + cluster.registryUrl());
            SourceTopics.create(plan, cluster);
            Node node = Node.start(
                    plan,
                    cluster,
                    new NodeSettings(
                            EnumSet.allOf(Role.class),
                            embedded.folder().resolve("state"),
                            LOOPBACK,
                            LOOPBACK,
                            settings.httpPort(),
                            Access.LOCAL,
                            Processing.DEFAULT.committingEvery(COMMIT_INTERVAL)));
            watch.done("topics and pipelines");
            Demo demo = new Demo(settings, out, embedded, cluster, plan, node);
            out.println("Console: " + demo.console());
            return demo;
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /**
     * Replays the day and waits until all of it has been worked off.
     *
     * @return what it came to
     */
    public Summary replay() throws InterruptedException {
        Model model = plan.project().models().values().iterator().next();
        Source edits = plan.source(model.on());
        Source verdicts = plan.source(Objects.requireNonNull(model.label()).source());
        if (settings.inject()) {
            out.println("One thing is not real, so that an alert fires: " + Injection.WORDS
                    + ". --no-injection leaves it out.");
        }
        List<Edit> all = WikipediaDay.edits(settings.dataFolder());
        List<Edit> day = all.subList(0, Math.min(settings.edits(), all.size()));
        Stopwatch watch = new Stopwatch(out);
        try (Watch results = new Watch(cluster, plan.topics(), edits.name(), model.name())) {
            Replayer replayer = new Replayer(
                    day, edits, verdicts, new Injection(settings.inject()), settings.speed(), results::predictions);
            new Progress(node, plan, cluster, results, replayer, day).run();
            watch.done("replayed " + day.size() + " edits and their verdicts");
            Summary summary = new Results(plan, node, cluster).summary(model, results, day.size(), settings.verify());
            if (settings.verify()) {
                watch.done("rebuilt each learner from its log and compared");
            }
            settings.summaryFile().ifPresent(file -> write(file, summary.json()));
            return summary;
        }
    }

    private static void write(Path file, String json) {
        try {
            Files.writeString(file, json + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("the summary cannot be written to " + file, e);
        }
    }

    /** Address of the console, where all can be watched. */
    public String console() {
        return "http://" + LOOPBACK + ":" + node.port() + "/";
    }

    /** What a user would type next. */
    public String nextSteps() {
        return String.format(
                "The console goes on at %s. Try, in another terminal:%n"
                        + "  curl %sv1/views/user_activity/ThitxongkhoiAWB%n"
                        + "  ./millrace predictions bot --project %s --bootstrap-servers %s --schema-registry %s%n"
                        + "  ./millrace alerts --project %s --bootstrap-servers %s --schema-registry %s%n",
                console(),
                console(),
                plan.project().name(),
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                plan.project().name(),
                cluster.bootstrapServers(),
                cluster.registryUrl());
    }

    /** What stopped the pipelines, if anything did. */
    public Optional<Throwable> fault() {
        return node.fault();
    }

    @Override
    public void close() {
        node.close();
        embedded.close();
    }
}
