package io.millrace.benchmarks.features;

import io.millrace.features.query.OpenPartitions;
import io.millrace.features.topology.FeaturePipelines;
import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The station of customers in a project with one view: six aggregates over four windows. */
final class Station {

    private static final String PROJECT = "project.yaml";
    private static final String ENTITY = "customer";

    private final Plan plan;

    private Station(Plan plan) {
        this.plan = plan;
    }

    /** A station that counts events. */
    static Station counting() throws IOException, InvalidProjectException {
        return new Station(plan(text()));
    }

    /** A station that counts events, and answers each with all features before it: a monitor watches them. */
    static Station answering() throws IOException, InvalidProjectException {
        String features = plan(text()).viewsOf(ENTITY).stream()
                .flatMap(view -> view.columns().stream())
                .map(column -> "\"spending:" + column + "\"")
                .collect(Collectors.joining(", "));
        return new Station(plan(text() + """
                monitors:
                  inputs:
                    source: orders
                    watch: [%s]
                    reference: { from: "2026-01-01T00:00Z", to: "2026-01-02T00:00Z" }
                    window: 1h
                """.formatted(features)));
    }

    Plan plan() {
        return plan;
    }

    /** The topic of the station, which has one partition. */
    String topic() {
        return plan.topics().station(ENTITY);
    }

    /** The topic of the source. */
    String sourceTopic() {
        return plan.project().sources().values().iterator().next().topic();
    }

    Pipeline pipeline(Cluster cluster) {
        String id = plan.topics().stationApp(ENTITY);
        return pipelines(cluster).stream()
                .filter(pipeline -> pipeline.applicationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The ingest, and the station behind it. */
    List<Pipeline> pipelines(Cluster cluster) {
        Channels channels = new Channels(plan, Map.of("orders", 1));
        return new FeaturePipelines(plan, channels, cluster.serdes(), Clock.systemUTC(), new OpenPartitions(plan))
                .all();
    }

    private static Plan plan(String text) throws IOException, InvalidProjectException {
        Path file = Files.createTempFile("bench", ".yaml");
        try {
            Files.writeString(file, text);
            return new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file));
        } finally {
            Files.delete(file);
        }
    }

    private static String text() throws IOException {
        try (InputStream file = Objects.requireNonNull(Station.class.getResourceAsStream(PROJECT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
