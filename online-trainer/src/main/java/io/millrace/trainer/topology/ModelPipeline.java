package io.millrace.trainer.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.Partitioning;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.AlertFlow;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.Example;
import io.millrace.schemas.Flow;
import io.millrace.schemas.ModelEvent;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.Prediction;
import io.millrace.schemas.SnapshotChunk;
import io.millrace.schemas.serde.AvroSerdes;
import io.millrace.trainer.query.StoreNames;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** The application of a model: select what it needs, merge it into one order, learn from that. */
public final class ModelPipeline {

    private static final String SELECT = "select-";
    private static final String REACT = "react-";
    private static final String MERGE = "merge";
    private static final String TRAIN = "train";

    private final Plan plan;
    private final Channels channels;
    private final AvroSerdes serdes;

    /** Applications of a plan's models. */
    public ModelPipeline(Plan plan, Channels channels, AvroSerdes serdes) {
        this.plan = plan;
        this.channels = channels;
        this.serdes = serdes;
    }

    /** One application per model. */
    public List<Pipeline> all() {
        return plan.project().models().values().stream().map(this::of).toList();
    }

    private Pipeline of(Model model) {
        ModelPlan resolved = ModelPlan.of(plan, model, channels);
        Topology topology = new Topology();
        addSelect(topology, resolved);
        resolved.monitors().forEach(monitor -> addReact(topology, model, monitor));
        addMerge(topology, resolved);
        addTrain(topology, resolved);
        return new Pipeline(plan.topics().modelApp(model.name()), topology);
    }

    private void addSelect(Topology topology, ModelPlan model) {
        Serde<Flow> flows = serdes.of(Flow.class);
        Serde<ModelFlow> entries = serdes.of(ModelFlow.class);
        for (String source : model.model().sources()) {
            topology.addSource(
                    "vectors-" + source,
                    new StringDeserializer(),
                    flows.deserializer(),
                    plan.topics().vectors(source));
            topology.addProcessor(SELECT + source, () -> new SelectProcessor(model, source), "vectors-" + source);
            topology.addStateStore(Stores.byText(ModelPlan.selectProgressStore(source)), SELECT + source);
            topology.addSink(
                    "inbox-from-" + source,
                    plan.topics().inbox(model.model().name()),
                    new StringSerializer(),
                    entries.serializer(),
                    Partitioning.modelFlows(),
                    SELECT + source);
        }
    }

    private void addReact(Topology topology, Model model, String monitor) {
        topology.addSource(
                "alerts-" + monitor,
                new StringDeserializer(),
                serdes.of(AlertFlow.class).deserializer(),
                plan.topics().alertsFor(monitor));
        topology.addProcessor(REACT + monitor, () -> new ReactProcessor(model), "alerts-" + monitor);
        topology.addSink(
                "inbox-from-" + monitor,
                plan.topics().inbox(model.name()),
                new StringSerializer(),
                serdes.of(ModelFlow.class).serializer(),
                Partitioning.modelFlows(),
                REACT + monitor);
    }

    private void addMerge(Topology topology, ModelPlan model) {
        Serde<ModelFlow> entries = serdes.of(ModelFlow.class);
        String name = model.model().name();
        topology.addSource(
                "inbox",
                new StringDeserializer(),
                entries.deserializer(),
                plan.topics().inbox(name));
        topology.addProcessor(MERGE, () -> new MergeProcessor(model), "inbox");
        topology.addStateStore(Stores.byText(ModelPlan.MERGE_PENDING), MERGE);
        topology.addStateStore(Stores.byBytes(ModelPlan.MERGE_LABELS), MERGE);
        topology.addStateStore(Stores.byText(ModelPlan.MERGE_LABEL_PROGRESS), MERGE);
        topology.addStateStore(Stores.byBytes(ModelPlan.MERGE_HELD), MERGE);
        topology.addStateStore(Stores.byText(ModelPlan.MERGE_PROGRESS), MERGE);
        addSink(topology, "examples", plan.topics().examples(name), Example.class, MERGE);
    }

    private void addTrain(Topology topology, ModelPlan model) {
        Topics topics = plan.topics();
        String name = model.model().name();
        topology.addSource(
                "log", new StringDeserializer(), serdes.of(Example.class).deserializer(), topics.examples(name));
        topology.addProcessor(TRAIN, () -> new TrainProcessor(model), "log");
        topology.addStateStore(Stores.cachedByText(StoreNames.PENDING), TRAIN);
        topology.addStateStore(Stores.cachedByText(StoreNames.ROWS), TRAIN);
        topology.addStateStore(Stores.cachedByBytes(StoreNames.JOURNAL), TRAIN);
        topology.addStateStore(Stores.byText(StoreNames.SNAPSHOTS), TRAIN);
        topology.addStateStore(Stores.cachedByText(StoreNames.OWN), TRAIN);
        addSink(topology, TrainProcessor.PREDICTIONS, topics.predictions(name), Prediction.class, TRAIN);
        addSink(topology, TrainProcessor.EVALUATIONS, topics.evaluations(name), Evaluation.class, TRAIN);
        addSink(topology, TrainProcessor.EVENTS, topics.events(name), ModelEvent.class, TRAIN);
        addSink(topology, TrainProcessor.SNAPSHOTS, topics.snapshots(name), SnapshotChunk.class, TRAIN);
        if (model.watched()) {
            addSink(topology, TrainProcessor.OUTCOMES, topics.outcomes(name), Flow.class, TRAIN);
        }
    }

    private <T extends SpecificRecord> void addSink(
            Topology topology, String name, String topic, Class<T> type, String parent) {
        topology.addSink(
                name, topic, Serdes.String().serializer(), serdes.of(type).serializer(), parent);
    }
}
