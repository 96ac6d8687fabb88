package io.millrace.benchmarks.features;

import io.millrace.benchmarks.contest.StreamsContender;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.runtime.streams.StreamsSettings;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where the time of an event goes, from its source topic to its row. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description =
                "Where the time of events goes, from JSON in a source topic to rows of 24 features, by Java Flight Recorder.")
public final class ProfileCommand implements Callable<Integer> {

    private static final List<String> SAMPLES = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events (default: ${DEFAULT-VALUE}).")
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
            defaultValue = "dense",
            description = "How often events of a key come: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Spacing spacing = Spacing.DENSE;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (EmbeddedCluster embedded = EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find()));
                Recording recording = new Recording()) {
            Cluster cluster = new Cluster(
                    embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
            Path file = embedded.folder().resolve("profile.jfr");
            SAMPLES.forEach(name -> recording.enable(name).withPeriod(Duration.ofMillis(5)));
            Station station = Station.counting();
            try (Admin admin = cluster.admin()) {
                List<TopicSpec> topics = Stream.concat(
                                station.plan().topicSpecs().stream(),
                                Stream.of(new TopicSpec(station.sourceTopic(), 1, Map.of("retention.ms", "-1"))))
                        .toList();
                new TopicCatalog(admin).ensure(topics);
            }
            new Orders(events, keys, spacing.distance()).produceJson(cluster, station.sourceTopic());
            recording.start();
            for (Pipeline pipeline : station.pipelines(cluster)) {
                handle(pipeline, cluster, embedded.folder(), station);
            }
            recording.stop();
            recording.dump(file);
            out.print(table(file));
            out.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    /** Lets one application handle all events, then the next: so none waits for another. */
    private void handle(Pipeline pipeline, Cluster cluster, Path folder, Station station) throws Exception {
        StreamsSettings settings = new StreamsSettings(
                cluster,
                folder.resolve("state"),
                "127.0.0.1:0",
                Processing.DEFAULT,
                station.plan().topics().deadLetters());
        KafkaStreams streams = new StreamsApp(pipeline, settings).streams();
        new StreamsContender(pipeline.applicationId(), events, 1, cluster, pipeline.applicationId(), () -> streams)
                .run();
    }

    private static String table(Path file) throws Exception {
        Map<String, Map<Work, Integer>> counts = new TreeMap<>();
        for (RecordedEvent sample : RecordingFile.readAllEvents(file)) {
            Work.of(sample).ifPresent(work -> {
                String thread = sample.getThread("sampledThread").getJavaName();
                counts.computeIfAbsent(thread.replaceAll("-[0-9a-f-]{36}.*", ""), of -> new EnumMap<>(Work.class))
                        .merge(work, 1, Integer::sum);
            });
        }
        List<String> lines = new ArrayList<>();
        counts.forEach((application, works) -> {
            double all = works.values().stream().mapToInt(count -> count).sum();
            lines.add(String.format(Locale.ROOT, "%s, %,.0f samples", application, all));
            works.forEach((work, count) -> lines.add(String.format(
                    Locale.ROOT, "  %-12s %5.1f %%", work.name().toLowerCase(Locale.ROOT), 100 * count / all)));
        });
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
