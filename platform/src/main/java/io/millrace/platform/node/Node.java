package io.millrace.platform.node;

import io.millrace.drift.topology.MonitorPipeline;
import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.OpenPartitions;
import io.millrace.features.topology.FeaturePipelines;
import io.millrace.platform.console.LiveProcess;
import io.millrace.platform.http.HttpApi;
import io.millrace.platform.produce.EventWriter;
import io.millrace.platform.serving.Serving;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Restoration;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.runtime.streams.StreamsSettings;
import io.millrace.runtime.streams.TopicCatalog;
import io.millrace.schemas.serde.AvroSerdes;
import io.millrace.trainer.query.ModelReader;
import io.millrace.trainer.topology.ModelPipeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** A running process: topics made sure of, the pipelines of its roles, and the HTTP server in front of them. */
public final class Node implements AutoCloseable {

    private final Plan plan;
    private final HttpApi http;
    private final EventWriter events;
    private final Serving serving;
    private final Map<String, StreamsApp> apps = new HashMap<>();
    private final OpenPartitions partitions;
    private @Nullable FeatureReader reader;

    private Node(Plan plan, HttpApi http, EventWriter events, Serving serving) {
        this.plan = plan;
        this.http = http;
        this.events = events;
        this.serving = serving;
        this.partitions = new OpenPartitions(plan);
    }

    /**
     * Starts a process for a project.
     *
     * @throws IllegalStateException when a topic is missing or does not fit, or the port is taken
     * @throws IllegalArgumentException when the access file is wrong, or others would be let in that nobody has meant to
     */
    public static Node start(Plan plan, Cluster cluster, NodeSettings settings) {
        Map<String, Integer> partitions;
        try (Admin admin = cluster.admin()) {
            TopicCatalog catalog = new TopicCatalog(admin);
            partitions = catalog.sourcePartitions(
                    plan.project().sources().values().stream().collect(Collectors.toMap(Source::name, Source::topic)));
            catalog.lookups(plan.topicLookups());
            catalog.ensure(plan.topicSpecs());
        }
        HttpApi http = HttpApi.start(
                plan, settings.host(), settings.port(), settings.access(), settings.stateDir(), settings.collector());
        Node node = new Node(
                plan,
                http,
                new EventWriter(plan, cluster, Clock.systemUTC()),
                Serving.of(plan, cluster, Clock.systemUTC()));
        try {
            node.startApps(new Channels(plan, partitions), cluster, settings);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        return node;
    }

    private void startApps(Channels channels, Cluster cluster, NodeSettings settings) {
        StreamsSettings streams = new StreamsSettings(
                cluster,
                settings.stateDir(),
                settings.advertisedHost() + ":" + http.port(),
                settings.processing(),
                plan.topics().deadLetters());
        for (Pipeline pipeline : pipelines(channels, cluster.serdes(), settings)) {
            apps.put(pipeline.applicationId(), new StreamsApp(pipeline, streams));
        }
        FeatureReader features = reader(channels, settings);
        reader = features;
        String address = settings.advertisedHost() + ":" + http.port();
        http.serve(
                new LiveProcess(plan, cluster, address, List.copyOf(apps.values()), models(settings)),
                features,
                events,
                serving);
        apps.values().forEach(StreamsApp::start);
    }

    private List<Pipeline> pipelines(Channels channels, AvroSerdes serdes, NodeSettings settings) {
        List<Pipeline> pipelines = new ArrayList<>();
        if (settings.roles().contains(Role.FEATURE_STORE)) {
            pipelines.addAll(new FeaturePipelines(plan, channels, serdes, Clock.systemUTC(), partitions).all());
        }
        if (settings.roles().contains(Role.ONLINE_TRAINER)) {
            pipelines.addAll(new ModelPipeline(plan, channels, serdes).all());
        }
        if (settings.roles().contains(Role.DRIFT_MONITOR)) {
            pipelines.addAll(new MonitorPipeline(plan, channels, serdes).all());
        }
        return pipelines;
    }

    private FeatureReader reader(Channels channels, NodeSettings settings) {
        Map<String, KafkaStreams> stations = new HashMap<>();
        for (String entity : plan.project().entities().keySet()) {
            app(plan.topics().stationApp(entity)).ifPresent(app -> stations.put(entity, app.streams()));
        }
        return new FeatureReader(
                plan,
                channels.logs(),
                Clock.systemUTC(),
                settings.advertisedHost(),
                http.port(),
                stations,
                partitions,
                http.peers());
    }

    private ModelReader models(NodeSettings settings) {
        Map<String, KafkaStreams> running = new HashMap<>();
        for (String model : plan.project().models().keySet()) {
            app(plan.topics().modelApp(model)).ifPresent(app -> running.put(model, app.streams()));
        }
        return new ModelReader(plan, settings.advertisedHost(), http.port(), running);
    }

    /** The project that it runs. */
    public Plan plan() {
        return plan;
    }

    /** Reads features without HTTP: for a service in this JVM. */
    public FeatureReader features() {
        return Objects.requireNonNull(reader);
    }

    /** A running application of this process, by its id. */
    public Optional<StreamsApp> app(String applicationId) {
        return Optional.ofNullable(apps.get(applicationId));
    }

    /** Port that the HTTP server listens on. */
    public int port() {
        return http.port();
    }

    /** True when all applications run and nothing is being restored. */
    public boolean ready() {
        return apps.values().stream().allMatch(StreamsApp::ready);
    }

    /** How far all stores have come that are rebuilt from their changelogs. */
    public Restoration restoration() {
        return apps.values().stream().map(StreamsApp::restoration).reduce(Restoration.NONE, Restoration::and);
    }

    /** What stopped an application; empty while all is well. */
    public Optional<Throwable> fault() {
        return apps.values().stream().flatMap(app -> app.fault().stream()).findFirst();
    }

    /** Stops taking requests, then closes every application so that the next start finds its state. */
    @Override
    public void close() {
        http.close();
        events.close();
        serving.close();
        if (reader != null) {
            reader.close();
        }
        apps.values().parallelStream().forEach(StreamsApp::close);
    }
}
