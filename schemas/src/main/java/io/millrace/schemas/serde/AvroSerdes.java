package io.millrace.schemas.serde;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.millrace.schemas.Flow;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of record values that use Confluent's own Avro serializer and deserializer, so that every Avro topic of Millrace
 * can be read by any Confluent client.
 *
 * <p>Subjects follow TopicNameStrategy ({@code <topic>-value}); schemas are registered at first use.
 */
public final class AvroSerdes {

    /** Package of the contracts. Avro loads no class by name from a schema unless it is trusted. */
    private static final String CONTRACTS = "io.millrace.schemas";

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                before, (ClassSecurityPredicate) type -> type.getPackageName().equals(CONTRACTS)));
    }

    private final Map<String, ?> config;

    /**
     * Serdes that talk to one schema registry.
     *
     * @param registryUrl base address of a Confluent-compatible registry, or {@code mock://<scope>} for one in memory
     */
    public AvroSerdes(String registryUrl) {
        this(registryUrl, Map.of());
    }

    /**
     * Serdes that talk to one schema registry, with more client settings.
     *
     * @param settings settings of the registry client, such as credentials; they are passed through
     */
    public AvroSerdes(String registryUrl, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(KafkaAvroDeserializerConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl);
        this.config = Map.copyOf(all);
    }

    /** Serde of a generated contract class. */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        KafkaAvroDeserializer reader = reader(type);
        Deserializer<T> typed = (topic, bytes) -> type.cast(reader.deserialize(topic, bytes));
        return Serdes.serdeFrom(writer(), typed);
    }

    /** Reads flows for somebody who looks at a part of each event, once: their fields and features are decoded when they are asked for. */
    public Deserializer<Flow> flowsInPart() {
        return new FlowReader(reader(Flow.class));
    }

    /** Serde of records whose schema is only known at run time. */
    public Serde<GenericRecord> generic() {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(config, false);
        return Serdes.serdeFrom(writer(), (topic, bytes) -> (GenericRecord) reader.deserialize(topic, bytes));
    }

    private KafkaAvroDeserializer reader(Class<? extends SpecificRecord> type) {
        // the code that Avro generated for a record, where it can be, and not its interpreter
        SpecificData.getForClass(type).setCustomCoders(true);
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(with(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true), false);
        return reader;
    }

    private <T> Serializer<T> writer() {
        KafkaAvroSerializer writer = new KafkaAvroSerializer();
        writer.configure(config, false);
        return writer::serialize;
    }

    private Map<String, Object> with(String key, Object value) {
        Map<String, Object> copy = new HashMap<>(config);
        copy.put(key, value);
        return copy;
    }
}
