package io.millrace.benchmarks.trainer;

import io.millrace.runtime.streams.Stores;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.serde.AvroSerdes;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The floor: entries are read, for each example a row of 200 bytes and a record are written, and nothing is learned. */
final class OneRecord implements Processor<String, Example, String, Example> {

    private static final String STORE = "rows";
    private static final int ROW_BYTES = 200;

    private ProcessorContext<String, Example> context;
    private KeyValueStore<String, byte[]> rows;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private OneRecord() {}

    static Topology topology(AvroSerdes serdes, String log, String answers) {
        Serde<Example> entries = serdes.of(Example.class);
        Topology topology = new Topology();
        topology.addSource("log", Serdes.String().deserializer(), entries.deserializer(), log);
        topology.addProcessor("floor", OneRecord::new, "log");
        topology.addStateStore(Stores.byText(STORE), "floor");
        topology.addSink("answers", answers, Serdes.String().serializer(), entries.serializer(), "floor");
        return topology;
    }

    @Override
    public void init(ProcessorContext<String, Example> context) {
        this.context = context;
        this.rows = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Example> record) {
        Example entry = record.value();
        if (entry.getKind() == ExampleKind.VECTOR) {
            rows.put(entry.getId(), new byte[ROW_BYTES]);
            context.forward(record.withKey(entry.getId()));
        }
    }
}
