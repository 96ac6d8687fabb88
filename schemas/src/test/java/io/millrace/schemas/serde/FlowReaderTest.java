package io.millrace.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.Progress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Flows that are read in part are those that are read as a whole. */
final class FlowReaderTest {

    private static final AvroSerdes SERDES = new AvroSerdes("mock://flow-reader-test");
    private static final Serializer<Flow> WRITER = SERDES.of(Flow.class).serializer();
    private static final Deserializer<Flow> WHOLE = SERDES.of(Flow.class).deserializer();
    private static final Deserializer<Flow> IN_PART = SERDES.flowsInPart();

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(Long.SIZE);
            case 3 -> random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
            case 4 -> "";
            default -> "ä€𝄞" + random.nextInt();
        };
    }

    /** Names in an order of their own, some of them missing. */
    private static Map<String, Object> values(Random random, int most) {
        Map<String, Object> values = new HashMap<>(1 << random.nextInt(8));
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            values.put("näme" + random.nextInt(most), value(random));
        }
        return values;
    }

    private static Flow flow(Map<String, Object> fields, Map<String, Object> features) {
        return new Flow(
                new EventInFlight("orders", "id", -5L, new Origin("shop.orders", 3, Long.MAX_VALUE), fields, features));
    }

    @Property(tries = 500)
    void event_isTheOneThatIsReadAsAWhole(@ForAll long seed) {
        Random random = new Random(seed);
        Flow flow = flow(values(random, 60), values(random, 3));
        byte[] bytes = WRITER.serialize("t", flow);
        Flow read = IN_PART.deserialize("t", bytes);
        assertThat(read).isEqualTo(WHOLE.deserialize("t", bytes)).isEqualTo(flow);
        EventInFlight event = (EventInFlight) read.getBody();
        EventInFlight expected = (EventInFlight) flow.getBody();
        assertThat(event.getFields().entrySet()).isEqualTo(expected.getFields().entrySet());
        for (int i = 0; i < 61; i++) {
            String name = "näme" + i;
            assertThat(event.getFields().get(name))
                    .isEqualTo(expected.getFields().get(name));
            assertThat(event.getFields().containsKey(name))
                    .isEqualTo(expected.getFields().containsKey(name));
        }
        assertThat(WRITER.serialize("t", read)).hasSameSizeAs(bytes);
    }

    @Test
    void event_isNotDecodedAsAWhole() {
        byte[] bytes = WRITER.serialize("t", flow(Map.of("a", 1.5), Map.of("b", 2L)));
        EventInFlight event = (EventInFlight) IN_PART.deserialize("t", bytes).getBody();
        assertThat(event.getFields()).isInstanceOf(EncodedMap.class).containsExactly(Map.entry("a", 1.5));
        assertThat(event.getFeatures()).isInstanceOf(EncodedMap.class).containsExactly(Map.entry("b", 2L));
    }

    @Test
    void whatIsNoEventOfPlainValues_isReadAsAWhole() {
        for (Flow flow : List.of(
                new Flow(new Progress("ingest.orders/0", 1L, 2L, false, Map.of("orders/0", 3L))),
                flow(Map.of("a", 1L), Map.of("top", List.of("x", "y"), "by", Map.of("x", 1L))))) {
            assertThat(IN_PART.deserialize("t", WRITER.serialize("t", flow))).isEqualTo(flow);
        }
        assertThat(IN_PART.deserialize("t", null)).isNull();
    }

    @Test
    void whatWasWrittenWithAnotherSchema_isResolved() {
        Flow flow = flow(Map.of("a", 1L), Map.of());
        Schema older = new Schema.Parser()
                .parse(Flow.getClassSchema()
                        .toString()
                        .replace("\"name\":\"time\",\"type\":\"long\"", "\"name\":\"time\",\"type\":\"int\""));
        byte[] current = WRITER.serialize("t", flow);
        GenericRecord generic = SERDES.generic().deserializer().deserialize("t", current);
        GenericRecord event = (GenericRecord) generic.get("body");
        Schema olderEvent = older.getField("body").schema().getTypes().get(0);
        GenericRecordBuilder written = new GenericRecordBuilder(olderEvent);
        for (Schema.Field field : olderEvent.getFields()) {
            written.set(
                    field.name(), field.name().equals("time") ? (Object) Integer.valueOf(-5) : event.get(field.name()));
        }
        byte[] bytes = SERDES.generic()
                .serializer()
                .serialize(
                        "older",
                        new GenericRecordBuilder(older)
                                .set("body", written.build())
                                .build());
        assertThat(Arrays.copyOf(bytes, 5)).isNotEqualTo(Arrays.copyOf(current, 5));
        assertThat(IN_PART.deserialize("older", bytes)).isEqualTo(flow);
    }

    @Test
    void whatCannotBeRead_isRefusedAsEver() {
        byte[] bytes = WRITER.serialize("t", flow(Map.of("a", "text"), Map.of("b", 1.0)));
        for (int length = 5; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> IN_PART.deserialize("t", cut)).isInstanceOf(SerializationException.class);
        }
    }
}
