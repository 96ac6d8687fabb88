package io.millrace.drift.topology;

import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.streams.Partitioning;
import io.millrace.runtime.streams.Pipeline;
import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.AlertFlow;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftReference;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** The application of a drift monitor: profile each partition, then merge and judge in one place. */
public final class MonitorPipeline {

    private static final String PROFILE = "profile";
    private static final String JUDGE = "judge";

    /**
     * A transaction costs the same whatever is in it. A verdict on minutes or hours may come half a second later, unless events of a model
     * wait for it.
     */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Plan plan;
    private final Channels channels;
    private final AvroSerdes serdes;

    /** Applications of a plan's monitors. */
    public MonitorPipeline(Plan plan, Channels channels, AvroSerdes serdes) {
        this.plan = plan;
        this.channels = channels;
        this.serdes = serdes;
    }

    /** One application per monitor. */
    public List<Pipeline> all() {
        return plan.project().monitors().values().stream().map(this::of).toList();
    }

    private Pipeline of(Monitor monitor) {
        MonitorPlan resolved = MonitorPlan.of(plan, monitor, channels);
        Topology topology = new Topology();
        addProfile(topology, resolved);
        addJudge(topology, resolved);
        return new Pipeline(
                plan.topics().monitorApp(monitor.name()), topology, resolved.told() ? Duration.ZERO : PATIENCE);
    }

    private void addProfile(Topology topology, MonitorPlan monitor) {
        Serde<MonitorFlow> parts = serdes.of(MonitorFlow.class);
        topology.addSource("vectors", new StringDeserializer(), serdes.flowsInPart(), monitor.readTopic());
        topology.addProcessor(PROFILE, () -> new ProfileProcessor(monitor), "vectors");
        topology.addStateStore(Stores.cachedByBytes(MonitorPlan.PROFILE_ROWS), PROFILE);
        topology.addStateStore(Stores.cachedByBytes(MonitorPlan.PROFILE_TALLIES), PROFILE);
        topology.addStateStore(Stores.cachedByBytes(MonitorPlan.PROFILE_OFFSETS), PROFILE);
        topology.addStateStore(Stores.cachedByText(MonitorPlan.PROFILE_PROGRESS), PROFILE);
        topology.addSink(
                "parts",
                plan.topics().profiles(monitor.monitor().name()),
                new StringSerializer(),
                parts.serializer(),
                Partitioning.monitorFlows(),
                PROFILE);
    }

    private void addJudge(Topology topology, MonitorPlan monitor) {
        Serde<MonitorFlow> parts = serdes.of(MonitorFlow.class);
        Serde<DriftAlert> alerts = serdes.of(DriftAlert.class);
        topology.addSource(
                "profiles",
                new StringDeserializer(),
                parts.deserializer(),
                plan.topics().profiles(monitor.monitor().name()));
        topology.addProcessor(JUDGE, () -> new JudgeProcessor(monitor), "profiles");
        topology.addStateStore(Stores.byText(MonitorPlan.JUDGE_WINDOWS), JUDGE);
        topology.addStateStore(Stores.byBytes(MonitorPlan.JUDGE_DUE), JUDGE);
        topology.addStateStore(Stores.byText(MonitorPlan.JUDGE_PROGRESS), JUDGE);
        topology.addStateStore(Stores.byText(MonitorPlan.JUDGE_STATE), JUDGE);
        topology.addSink(
                JudgeProcessor.ALERTS, plan.topics().alerts(), new StringSerializer(), alerts.serializer(), JUDGE);
        if (monitor.told()) {
            topology.addSink(
                    JudgeProcessor.MODELS,
                    plan.topics().alertsFor(monitor.monitor().name()),
                    new StringSerializer(),
                    serdes.of(AlertFlow.class).serializer(),
                    JUDGE);
        }
        topology.addSink(
                JudgeProcessor.REFERENCES,
                plan.topics().references(),
                new StringSerializer(),
                serdes.of(DriftReference.class).serializer(),
                JUDGE);
        topology.addSink(
                JudgeProcessor.STATES, plan.topics().alertsState(), new StringSerializer(), alerts.serializer(), JUDGE);
    }
}
