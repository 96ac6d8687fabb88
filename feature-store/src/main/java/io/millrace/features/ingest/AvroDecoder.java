package io.millrace.features.ingest;

import io.millrace.runtime.project.FieldType;
import io.millrace.schemas.DeadLetterReason;
import io.millrace.schemas.serde.RegistryOutage;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Decoder of Avro records in Confluent's wire format. */
public final class AvroDecoder implements Decoder {

    /** A zero and the id of a schema. */
    private static final int WIRE_HEAD = 5;

    private final String topic;
    private final Map<String, FieldType> fields;
    private final Deserializer<GenericRecord> deserializer;

    /** A decoder of these fields of the records of a topic. */
    public AvroDecoder(String topic, Map<String, FieldType> fields, Deserializer<GenericRecord> deserializer) {
        this.topic = topic;
        this.fields = Map.copyOf(fields);
        this.deserializer = deserializer;
    }

    /** @throws SerializationException when the registry cannot be asked, which is not the value's fault */
    @Override
    public FieldReader decode(byte[] value) throws UnusableException {
        if (value.length < WIRE_HEAD) {
            throw new UnusableException(
                    DeadLetterReason.UNDECODABLE,
                    "the value has " + value.length
                            + " bytes, expected Avro in Confluent's wire format, which begins with " + WIRE_HEAD
                            + ": a zero and the id of a schema");
        }
        GenericRecord decoded;
        try {
            decoded = deserializer.deserialize(topic, value);
        } catch (SerializationException | ClassCastException e) {
            if (RegistryOutage.in(e)) {
                throw e;
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UnusableException(
                    DeadLetterReason.UNDECODABLE,
                    "the value is not an Avro record of the registry: " + Shortened.of(e.getMessage()) + " ("
                            + Shortened.of(cause.getMessage()) + ")");
        }
        GenericRecord record = decoded;
        if (record == null) {
            throw new UnusableException(DeadLetterReason.UNDECODABLE, "the value is empty");
        }
        return field -> read(record, field);
    }

    private @Nullable Object read(GenericRecord record, String field) throws UnusableException {
        FieldType type = fields.get(field);
        Object value = record.hasField(field) ? record.get(field) : null;
        if (value == null || type == null) {
            return null;
        }
        boolean whole = value instanceof Long || value instanceof Integer;
        return switch (type) {
            case STRING ->
                value instanceof CharSequence || value instanceof GenericEnumSymbol
                        ? value.toString()
                        : wrong(field, value, type);
            case INT, TIMESTAMP -> whole ? (Object) ((Number) value).longValue() : wrong(field, value, type);
            case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : wrong(field, value, type);
            case BOOLEAN -> value instanceof Boolean ? value : wrong(field, value, type);
            case LIST, MAP -> throw new IllegalStateException("a field of an event is never a " + type.yaml());
        };
    }

    private static Object wrong(String field, Object value, FieldType type) throws UnusableException {
        throw new UnusableException(
                DeadLetterReason.WRONG_TYPE,
                "field '" + field + "' is " + Shortened.of(value) + ", expected " + type.withArticle());
    }
}
