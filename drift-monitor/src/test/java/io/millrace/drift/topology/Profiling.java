package io.millrace.drift.topology;

import io.millrace.schemas.Flow;
import io.millrace.schemas.MonitorFlow;
import io.millrace.schemas.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** The profiles of one of several partitions: a driver has one partition only, so the channel's name is put right. */
final class Profiling implements AutoCloseable {

    private final MonitorPlan plan;
    private final int partition;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Flow> vectors;
    private final TestOutputTopic<String, MonitorFlow> parts;

    Profiling(MonitorPlan plan, int partition) {
        this.plan = plan;
        this.partition = partition;
        Serde<Flow> flows = ShopMonitor.SERDES.of(Flow.class);
        Serde<MonitorFlow> monitorFlows = ShopMonitor.SERDES.of(MonitorFlow.class);
        Topology topology = new Topology();
        topology.addSource("vectors", new StringDeserializer(), flows.deserializer(), "vectors");
        topology.addProcessor("profile", () -> new ProfileProcessor(plan), "vectors");
        topology.addStateStore(MemoryStores.builder(MonitorPlan.PROFILE_ROWS, Serdes.Bytes()), "profile");
        topology.addStateStore(MemoryStores.builder(MonitorPlan.PROFILE_TALLIES, Serdes.Bytes()), "profile");
        topology.addStateStore(MemoryStores.builder(MonitorPlan.PROFILE_OFFSETS, Serdes.Bytes()), "profile");
        topology.addStateStore(MemoryStores.builder(MonitorPlan.PROFILE_PROGRESS, Serdes.String()), "profile");
        topology.addSink("parts", "parts", new StringSerializer(), monitorFlows.serializer(), "profile");
        driver = ShopMonitor.driver(topology);
        vectors = driver.createInputTopic("vectors", new StringSerializer(), flows.serializer());
        parts = driver.createOutputTopic("parts", new StringDeserializer(), monitorFlows.deserializer());
    }

    /** Takes an event or a watermark, and gives what goes to the judge. */
    List<MonitorFlow> take(Object body) {
        vectors.pipeInput("", new Flow(body));
        List<MonitorFlow> out = new ArrayList<>();
        for (MonitorFlow part : parts.readValuesToList()) {
            out.add(
                    part.getBody() instanceof Progress word
                            ? new MonitorFlow(new Progress(
                                    plan.profileChannel(partition),
                                    word.getTime(),
                                    word.getNewest(),
                                    word.getIdle(),
                                    Map.of()))
                            : part);
        }
        return out;
    }

    @Override
    public void close() {
        driver.close();
    }
}
