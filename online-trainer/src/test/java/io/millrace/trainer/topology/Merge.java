package io.millrace.trainer.topology;

import io.millrace.schemas.Example;
import io.millrace.schemas.ModelFlow;
import io.millrace.schemas.Progress;
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
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The merge of the shop's model alone, with stores in memory. */
final class Merge implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ModelFlow> inbox;
    private final TestOutputTopic<String, Example> log;

    Merge(ShopModel shop) {
        Serde<ModelFlow> flows = ShopModel.SERDES.of(ModelFlow.class);
        Serde<Example> examples = ShopModel.SERDES.of(Example.class);
        Topology topology = new Topology();
        topology.addSource("inbox", new StringDeserializer(), flows.deserializer(), "inbox");
        topology.addProcessor("merge", () -> new MergeProcessor(shop.resolved()), "inbox");
        topology.addStateStore(store(ModelPlan.MERGE_PENDING, Serdes.String()), "merge");
        topology.addStateStore(store(ModelPlan.MERGE_LABELS, Serdes.Bytes()), "merge");
        topology.addStateStore(store(ModelPlan.MERGE_LABEL_PROGRESS, Serdes.String()), "merge");
        topology.addStateStore(store(ModelPlan.MERGE_HELD, Serdes.Bytes()), "merge");
        topology.addStateStore(store(ModelPlan.MERGE_PROGRESS, Serdes.String()), "merge");
        topology.addSink("log", "log", new StringSerializer(), examples.serializer(), "merge");
        driver = ShopModel.driver(topology);
        inbox = driver.createInputTopic("inbox", new StringSerializer(), flows.serializer());
        log = driver.createOutputTopic("log", new StringDeserializer(), examples.deserializer());
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> store(String name, Serde<K> keys) {
        KeyValueBytesStoreSupplier memory = Stores.inMemoryKeyValueStore(name);
        return Stores.keyValueStoreBuilder(memory, keys, Serdes.ByteArray());
    }

    void take(Object body) {
        inbox.pipeInput("fraud", new ModelFlow(body));
    }

    void say(String channel, long time) {
        take(new Progress(channel, time, time, false, Map.of()));
    }

    /** What has gone into the log since the last call. */
    List<Example> log() {
        return log.readValuesToList();
    }

    /** Keys of a store, to see that nothing stays behind. */
    <K> int size(String store) {
        int size = 0;
        KeyValueStore<K, byte[]> rows = driver.getKeyValueStore(store);
        try (var all = rows.all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }

    @Override
    public void close() {
        driver.close();
    }
}
