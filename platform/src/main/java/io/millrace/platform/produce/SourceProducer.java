package io.millrace.platform.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.rows.Cells;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Declaration;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sends rows as events of a source, in the source's own format. */
public final class SourceProducer implements AutoCloseable {

    private final Source source;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Serializer<GenericRecord> avro;
    private final ObjectMapper json = new ObjectMapper();
    private final @Nullable Schema schema;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long sent;

    /** A producer for one source. */
    public SourceProducer(Cluster cluster, Source source) {
        this.source = source;
        this.producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        this.avro = cluster.serdes().generic().serializer();
        this.schema = source.schema() == null ? null : new Schema.Parser().parse(source.schema());
    }

    /**
     * Sends one row.
     *
     * @param line where it stands, for messages
     * @throws IllegalArgumentException when it does not fit the source
     */
    public void send(Map<String, Object> row, int line) {
        stopOnFailure();
        Object id = row.get(source.key());
        if (id == null || String.valueOf(id).isEmpty()) {
            throw new IllegalArgumentException("line " + line + ": '" + source.key() + "' is missing");
        }
        byte[] value = schema == null ? json(row, line) : avro.serialize(source.topic(), record(schema, row, line));
        byte[] key = String.valueOf(id).getBytes(StandardCharsets.UTF_8);
        producer.send(
                new ProducerRecord<>(source.topic(), key, value),
                (metadata, problem) -> failure.compareAndSet(null, problem));
        sent++;
    }

    private byte[] json(Map<String, Object> row, int line) {
        Map<String, Object> typed = new LinkedHashMap<>();
        row.forEach((name, value) -> typed.put(
                name,
                source.fields().containsKey(name)
                        ? Cells.typed(value, source.fields().get(name), name, line)
                        : value));
        try {
            return json.writeValueAsBytes(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private GenericRecord record(Schema type, Map<String, Object> row, int line) {
        GenericRecord record = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            Object value = Cells.typed(row.get(field.name()), source.fields().get(field.name()), field.name(), line);
            record.put(
                    field.name(),
                    Cells.fitted(value, field.schema(), source.fields().get(field.name())));
        }
        return record;
    }

    /** Waits until all has arrived, and says how many events it was. */
    public long finish() {
        producer.flush();
        stopOnFailure();
        return sent;
    }

    /** Declares to every partition that all events up to a time have been sent. */
    public void declare(long time) {
        int partitions = producer.partitionsFor(source.topic()).size();
        for (int partition = 0; partition < partitions; partition++) {
            producer.send(
                    Declaration.of(source.topic(), partition, time),
                    (metadata, problem) -> failure.compareAndSet(null, problem));
        }
        finish();
    }

    private void stopOnFailure() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("events do not arrive at " + source.topic(), cause);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
