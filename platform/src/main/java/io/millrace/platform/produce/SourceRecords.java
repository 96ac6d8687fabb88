package io.millrace.platform.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.rows.Cells;
import io.millrace.schemas.serde.AvroSerdes;
import io.millrace.schemas.serde.RegistryOutage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Rows as records of a source's topic, in the source's own format and keyed by the event's id. */
public final class SourceRecords {

    private final Source source;
    private final Serializer<GenericRecord> avro;
    private final ObjectMapper json = new ObjectMapper();
    private final @Nullable Schema schema;

    /** Records of one source. */
    public SourceRecords(AvroSerdes serdes, Source source) {
        this.source = source;
        this.avro = serdes.generic().serializer();
        this.schema = source.schema() == null ? null : new Schema.Parser().parse(source.schema());
    }

    /**
     * The record of one row.
     *
     * @param where it stands, for messages: {@code line 3}
     * @throws IllegalArgumentException when it does not fit the source
     * @throws SerializationException when the registry cannot be asked
     */
    public ProducerRecord<byte[], byte[]> of(Map<String, Object> row, String where) {
        Object id = row.get(source.key());
        if (id == null || String.valueOf(id).isEmpty()) {
            throw new IllegalArgumentException(where + ": '" + source.key() + "' is missing");
        }
        byte[] value = schema == null ? json(row, where) : avro(record(schema, row, where), where);
        byte[] key = String.valueOf(id).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(source.topic(), key, value);
    }

    private byte[] json(Map<String, Object> row, String where) {
        Map<String, Object> typed = new LinkedHashMap<>();
        row.forEach((name, value) -> typed.put(
                name,
                source.fields().containsKey(name)
                        ? Cells.typed(value, source.fields().get(name), name, where)
                        : value));
        try {
            return json.writeValueAsBytes(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + ": " + e.getOriginalMessage(), e);
        }
    }

    private byte[] avro(GenericRecord record, String where) {
        try {
            return avro.serialize(source.topic(), record);
        } catch (SerializationException e) {
            if (RegistryOutage.in(e)) {
                throw e;
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(where + ": it does not fit the schema: " + cause.getMessage(), e);
        }
    }

    private GenericRecord record(Schema type, Map<String, Object> row, String where) {
        GenericRecord record = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            Object value = Cells.typed(row.get(field.name()), source.fields().get(field.name()), field.name(), where);
            if (value == null && !field.schema().isNullable()) {
                value = otherwise(field, where);
            }
            record.put(
                    field.name(),
                    Cells.fitted(value, field.schema(), source.fields().get(field.name())));
        }
        return record;
    }

    private static Object otherwise(Schema.Field field, String where) {
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException(
                    where + ": '" + field.name() + "' is missing, and the schema has no default for it");
        }
        return GenericData.get().getDefaultValue(field);
    }
}
