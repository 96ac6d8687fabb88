package io.millrace.features.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.serde.AvroSerdes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroDecoderTest {

    private static final String TOPIC = "shop.orders";
    private static final Schema FULL = SchemaBuilder.record("Order")
            .fields()
            .requiredString("id")
            .requiredLong("at")
            .name("user")
            .type(SchemaBuilder.enumeration("User").symbols("ann", "bob"))
            .noDefault()
            .requiredInt("pieces")
            .requiredFloat("amount")
            .optionalBoolean("gift")
            .optionalLong("seen")
            .requiredBytes("other")
            .endRecord();

    private final Serde<GenericRecord> records = new AvroSerdes("mock://avro-decoder").generic();
    private final Source source = Sources.of(Source.Format.AVRO, FieldType.TIMESTAMP);
    private final AvroDecoder decoder = new AvroDecoder(TOPIC, source.fields(), records.deserializer());

    private byte[] bytes(GenericRecord record) {
        return records.serializer().serialize(TOPIC, record);
    }

    private GenericRecordBuilder order() {
        return new GenericRecordBuilder(FULL)
                .set("id", "o1")
                .set("at", 5L)
                .set("user", new GenericData.EnumSymbol(FULL.getField("user").schema(), "ann"))
                .set("pieces", 3)
                .set("amount", 0.5f)
                .set("other", ByteBuffer.allocate(3));
    }

    @Test
    void decode_wholeRecord_keepsWhatIsCarried() throws UnusableException {
        byte[] value = bytes(order().set("gift", true).set("seen", -7L).build());

        assertThat(Sources.event(source, decoder, value))
                .isEqualTo(new Event(
                        "orders",
                        "o1",
                        5,
                        Map.of("user", "ann", "pieces", 3L, "amount", 0.5, "gift", true, "seen", -7L)));
    }

    @Test
    void decode_olderSchemaWithoutFields_leavesThemOut() throws UnusableException {
        Schema older = SchemaBuilder.record("Old")
                .fields()
                .requiredString("id")
                .requiredLong("at")
                .optionalString("user")
                .endRecord();

        Event event = Sources.event(
                source,
                decoder,
                bytes(new GenericRecordBuilder(older)
                        .set("id", "o1")
                        .set("at", 5L)
                        .build()));

        assertThat(event).isEqualTo(new Event("orders", "o1", 5, Map.of()));
    }

    @Test
    void decode_typeThatChanged_saysWhichField() {
        Schema changed = SchemaBuilder.record("Changed")
                .fields()
                .requiredString("id")
                .requiredLong("at")
                .requiredString("pieces")
                .endRecord();

        assertRefused(
                bytes(new GenericRecordBuilder(changed)
                        .set("id", "o1")
                        .set("at", 5L)
                        .set("pieces", "many")
                        .build()),
                DeadLetterReason.WRONG_TYPE,
                "field 'pieces' is many, expected an int");
    }

    @Test
    void decode_withoutKeyOrTime_saysSo() {
        Schema bare = SchemaBuilder.record("Bare")
                .fields()
                .optionalString("id")
                .optionalLong("at")
                .endRecord();

        assertRefused(
                bytes(new GenericRecordBuilder(bare).set("at", 5L).build()),
                DeadLetterReason.NO_KEY,
                "field 'id', which identifies the event, is missing");
        assertRefused(
                bytes(new GenericRecordBuilder(bare).set("id", "o1").build()),
                DeadLetterReason.NO_TIME,
                "field 'at', the event time, is missing");
    }

    @Test
    void decode_bytesThatAreNoRecord_areUndecodable() {
        byte[] good = bytes(order().build());
        byte[] wrongMagic = good.clone();
        wrongMagic[0] = 1;
        String refused = "the value is not an Avro record of the registry: ";

        assertRefused(new byte[0], DeadLetterReason.UNDECODABLE, "the value has 0 bytes, expected Avro");
        assertRefused(new byte[] {0, 0, 0}, DeadLetterReason.UNDECODABLE, "the value has 3 bytes, expected Avro");
        assertRefused(wrongMagic, DeadLetterReason.UNDECODABLE, refused + "Unknown magic byte!");
        assertRefused(
                Arrays.copyOf(good, good.length - 2), DeadLetterReason.UNDECODABLE, refused + "Error deserializing");
        assertRefused(
                new byte[] {0, 0, 0, 99, 99, 1},
                DeadLetterReason.UNDECODABLE,
                refused + "Error retrieving Avro value schema for id 25443");
    }

    @Test
    void decode_valueThatIsNoRecord_isUndecodable() {
        Serde<Object> any = anything();

        assertRefused(
                any.serializer().serialize(TOPIC, "just a text"),
                DeadLetterReason.UNDECODABLE,
                "the value is not an Avro record of the registry: ");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Serde<Object> anything() {
        return (Serde) records;
    }

    @Test
    void decode_registryThatDoesNotAnswer_isNotTheRecordsFault() {
        AvroDecoder cutOff = new AvroDecoder(
                TOPIC,
                source.fields(),
                new AvroSerdes("http://127.0.0.1:1", Map.of("max.retries", 0))
                        .generic()
                        .deserializer());

        assertThatThrownBy(() -> cutOff.decode(bytes(order().build())))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("Error retrieving Avro value schema");
    }

    private void assertRefused(byte[] value, DeadLetterReason reason, String message) {
        UnusableException refused =
                catchThrowableOfType(UnusableException.class, () -> Sources.event(source, decoder, value));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageStartingWith(message);
    }
}
