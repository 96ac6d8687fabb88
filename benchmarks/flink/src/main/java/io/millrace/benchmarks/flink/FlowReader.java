package io.millrace.benchmarks.flink;

import static java.util.Objects.requireNonNull;

import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.serde.AvroSerdes;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Entity and event time of each event, decoded by the deserializer that Millrace's stations use. Watermarks that travel between
 * the events are read over: Flink makes its own.
 */
final class FlowReader implements KafkaRecordDeserializationSchema<Tuple2<String, Long>> {

    @Serial
    private static final long serialVersionUID = 1;

    private final String registryUrl;
    private transient @Nullable Deserializer<Flow> values;

    FlowReader(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        values = new AvroSerdes(registryUrl).of(Flow.class).deserializer();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Tuple2<String, Long>> out) {
        Flow flow = requireNonNull(values, "not opened").deserialize(message.topic(), message.value());
        if (flow.getBody() instanceof EventInFlight event) {
            out.collect(Tuple2.of(new String(message.key(), StandardCharsets.UTF_8), event.getTime()));
        }
    }

    @Override
    public TypeInformation<Tuple2<String, Long>> getProducedType() {
        return Types.TUPLE(Types.STRING, Types.LONG);
    }
}
