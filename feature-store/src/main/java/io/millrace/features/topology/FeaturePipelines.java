package io.millrace.features.topology;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.Entrance;
import io.millrace.features.query.OpenPartitions;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Partitioning;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** The applications of the feature store: one ingest per source, one station per entity. */
public final class FeaturePipelines {

    /** The sink of what a step refuses. */
    static final String DEAD_LETTERS = "dead-letters";

    private final Plan plan;
    private final Channels channels;
    private final AvroSerdes serdes;
    private final Clock clock;
    private final OpenPartitions partitions;
    private final Lookups lookups;

    /**
     * Applications of a plan.
     *
     * @param clock machine clock, for idleness and events from the future
     * @param partitions told of those that this process works on, for its reads
     */
    public FeaturePipelines(Plan plan, Channels channels, AvroSerdes serdes, Clock clock, OpenPartitions partitions) {
        this.plan = plan;
        this.channels = channels;
        this.serdes = serdes;
        this.clock = clock;
        this.partitions = partitions;
        this.lookups = new Lookups(plan, serdes);
    }

    /** All of them. */
    public List<Pipeline> all() {
        List<Pipeline> pipelines = new ArrayList<>();
        Set<String> entities = new LinkedHashSet<>();
        for (String source : plan.project().sources().keySet()) {
            IngestPlan.of(plan, source).ifPresent(ingest -> pipelines.add(ingest(ingest)));
            entities.addAll(plan.itinerary(source));
        }
        plan.topicLookups().forEach((lookup, topic) -> pipelines.add(lookup(lookup, topic)));
        entities.forEach(entity -> pipelines.add(station(StationPlan.of(plan, entity, channels))));
        return pipelines;
    }

    private Pipeline ingest(IngestPlan ingest) {
        Source source = ingest.source();
        Serde<Flow> flows = serdes.of(Flow.class);
        Serde<DeadLetter> letters = serdes.of(DeadLetter.class);
        Topology topology = new Topology();
        topology.addSource(
                "source", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), source.topic());
        lookups.addTo(topology, source);
        topology.addProcessor(
                "ingest",
                () -> new IngestProcessor(
                        ingest,
                        new Entrance(source, ingest.carried(), Decoder.of(source, serdes), clock),
                        lookups,
                        clock),
                "source");
        topology.addStateStore(Stores.byText(IngestPlan.STATE_STORE), "ingest");
        topology.addStateStore(Stores.byBytes(IngestPlan.IDS_STORE), "ingest");
        topology.addSink(
                IngestProcessor.NEXT,
                ingest.nextTopic(),
                new StringSerializer(),
                flows.serializer(),
                Partitioning.flows(),
                "ingest");
        topology.addSink(
                DEAD_LETTERS, plan.topics().deadLetters(), new StringSerializer(), letters.serializer(), "ingest");
        return new Pipeline(plan.topics().ingestApp(source.name()), topology);
    }

    /** The check of a topic of rows. */
    private Pipeline lookup(Lookup lookup, Lookup.Topic rows) {
        Serde<DeadLetter> letters = serdes.of(DeadLetter.class);
        Topology topology = new Topology();
        topology.addSource(
                "rows", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), rows.topic());
        topology.addProcessor("check", () -> new LookupCheckProcessor(lookup, lookups.decoder(lookup)), "rows");
        topology.addSink(
                DEAD_LETTERS, plan.topics().deadLetters(), new StringSerializer(), letters.serializer(), "check");
        return new Pipeline(plan.topics().lookupApp(lookup.name()), topology);
    }

    private Pipeline station(StationPlan station) {
        Serde<Flow> flows = serdes.of(Flow.class);
        Topology topology = new Topology();
        topology.addSource(
                "events",
                Serdes.String().deserializer(),
                flows.deserializer(),
                plan.topics().station(station.entity()));
        topology.addProcessor("station", () -> new StationProcessor(station, partitions), "events");
        topology.addStateStore(Stores.cachedByText(StationPlan.HOT_STORE), "station");
        topology.addStateStore(Stores.cachedByBytes(StationPlan.COLD_STORE), "station");
        topology.addStateStore(Stores.byBytes(StationPlan.HELD_STORE), "station");
        topology.addStateStore(Stores.byText(StationPlan.PROGRESS_STORE), "station");
        topology.addStateStore(Stores.byText(StationPlan.DEFINITIONS_STORE), "station");
        for (String topic : station.nextTopics()) {
            topology.addSink(topic, topic, new StringSerializer(), flows.serializer(), Partitioning.flows(), "station");
        }
        topology.addSink(
                DEAD_LETTERS,
                plan.topics().deadLetters(),
                new StringSerializer(),
                serdes.of(DeadLetter.class).serializer(),
                "station");
        for (FeatureUpdates updates : station.published()) {
            String view = updates.view().name();
            topology.addSink(
                    updatesSink(view),
                    plan.topics().features(updates.view()),
                    new StringSerializer(),
                    serdes.generic().serializer(),
                    "station");
        }
        return new Pipeline(plan.topics().stationApp(station.entity()), topology);
    }

    static String updatesSink(String view) {
        return "updates-" + view;
    }
}
