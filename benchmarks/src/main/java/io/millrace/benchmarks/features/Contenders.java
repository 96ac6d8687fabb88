package io.millrace.benchmarks.features;

import io.millrace.benchmarks.contest.Contender;
import io.millrace.benchmarks.contest.StreamsContender;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Processing;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.runtime.streams.StreamsSettings;
import io.millrace.runtime.streams.TopicCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** Who is measured, on one cluster. The first is the floor, which the others are compared with. */
final class Contenders {

    private static final long CACHE = 512L << 20;

    private final Cluster cluster;
    private final Path folder;
    private final StreamsSettings settings;
    private final Station counting;
    private final Station answering;

    Contenders(Cluster cluster, Path folder, Duration commitInterval) throws IOException, InvalidProjectException {
        this.cluster = cluster;
        this.folder = folder;
        this.counting = Station.counting();
        this.answering = Station.answering();
        this.settings = new StreamsSettings(
                cluster,
                folder.resolve("state"),
                "127.0.0.1:0",
                Processing.DEFAULT.committingEvery(commitInterval),
                counting.plan().topics().deadLetters());
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(answering.plan().topicSpecs());
        }
    }

    /** The topic that all of them read. */
    String topic() {
        return counting.topic();
    }

    /** The floor, and those whose names match; those that are slow by nature are given the first {@code few} events. */
    List<Contender> matching(String names, int events, int few) {
        List<Contender> chosen = new ArrayList<>();
        chosen.add(streams("floor: one 200-byte row read and written", events, floor()));
        Stream.of(
                        streams("Millrace: 24 features", events, counting.pipeline(cluster)),
                        streams("Millrace: 24 features, and each event answered", events, answering.pipeline(cluster)),
                        hopping(few),
                        flink(few))
                .filter(contender -> contender.name().matches(names))
                .forEach(chosen::add);
        return chosen;
    }

    private Pipeline floor() {
        return new Pipeline("bench-floor", OneStore.topology(cluster.serdes(), topic()));
    }

    private Contender streams(String name, int events, Pipeline pipeline) {
        return new StreamsContender(
                name, events, 1, cluster, pipeline.applicationId(), () -> new StreamsApp(pipeline, settings).streams());
    }

    /** The DSL as it is fastest: with a cache that holds the windows, and commits far apart. */
    private Contender hopping(int events) {
        String id = "bench-dsl";
        Properties own = settings.of(id);
        own.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE);
        return new StreamsContender(
                "Kafka Streams DSL: one count, 1 h by 1 min",
                events,
                1,
                cluster,
                id,
                () -> new KafkaStreams(HoppingCount.topology(cluster.serdes(), topic(), own), own));
    }

    private Contender flink(int events) {
        FlinkRun run = new FlinkRun(
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                topic(),
                events,
                events / 5,
                HoppingCount.WINDOW,
                HoppingCount.HOP);
        return new FlinkContender(run, FlinkPeer.find(folder.resolve("flink.log"), Duration.ofMinutes(20)));
    }
}
