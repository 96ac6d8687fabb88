package io.millrace.benchmarks.features;

import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The floor: for each event a store is read and written once, 200 bytes, and nothing is computed. */
final class OneStore implements Processor<String, Flow, Void, Void> {

    private static final String STORE = "rows";
    private static final int ROW_BYTES = 200;

    private KeyValueStore<String, byte[]> rows;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private OneStore() {}

    static Topology topology(AvroSerdes serdes, String topic) {
        Topology topology = new Topology();
        topology.addSource(
                "events", Serdes.String().deserializer(), serdes.of(Flow.class).deserializer(), topic);
        topology.addProcessor("floor", OneStore::new, "events");
        topology.addStateStore(Stores.cachedByText(STORE), "floor");
        return topology;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        rows = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Flow> record) {
        byte[] before = rows.get(record.key());
        byte[] row = before == null ? new byte[ROW_BYTES] : Arrays.copyOf(before, ROW_BYTES);
        row[0]++;
        rows.put(record.key(), row);
    }
}
