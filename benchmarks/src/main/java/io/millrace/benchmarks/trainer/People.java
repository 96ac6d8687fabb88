package io.millrace.benchmarks.trainer;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.Example;
import io.millrace.schemas.ExampleKind;
import io.millrace.schemas.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moa.options.ClassOption;
import moa.streams.ExampleStream;
import moa.streams.InstanceStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Rows of MOA's Agrawal stream: as MOA's own loop takes them, and as a merge writes them into a model's log. */
final class People {

    /** Entries of the log for an example: itself, its label, and now and then a mark. */
    static final double ENTRIES = 2 + 1.0 / People.MARK_EVERY;

    private static final int MARK_EVERY = 500;

    /** Examples between one and its label. */
    private static final int DELAY = 100;

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 1_200;
    private static final String STREAM = "generators.AgrawalGenerator -f 1";
    private static final List<String> CLASSES = List.of("groupA", "groupB");

    private final InstancesHeader header;
    private final List<Instance> rows = new ArrayList<>();

    People(int examples) throws Exception {
        var stream =
                (moa.options.AbstractOptionHandler) ClassOption.cliStringToObject(STREAM, ExampleStream.class, null);
        stream.prepareForUse();
        InstanceStream people = (InstanceStream) stream;
        this.header = people.getHeader();
        for (int i = 0; i < examples; i++) {
            rows.add(people.nextInstance().getData());
        }
    }

    InstancesHeader header() {
        return header;
    }

    List<Instance> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Writes them to the log of a model, of one partition. */
    void produce(Cluster cluster, String topic, String model) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        Serializer<Example> values = cluster.serdes().of(Example.class).serializer();
        try (KafkaProducer<String, Example> producer = new KafkaProducer<>(settings, new StringSerializer(), values)) {
            for (int number = 0; number < rows.size() + DELAY; number++) {
                long time = START + number * STEP;
                if (number < rows.size()) {
                    send(producer, topic, model, vector(number, time));
                }
                if (number >= DELAY) {
                    send(producer, topic, model, label(number - DELAY, time));
                }
                if ((number + 1) % MARK_EVERY == 0) {
                    send(producer, topic, model, entry(ExampleKind.MARK, String.valueOf(time), time, Map.of(), null));
                }
            }
        }
    }

    private static void send(KafkaProducer<String, Example> producer, String topic, String model, Example entry) {
        producer.send(new ProducerRecord<>(topic, 0, entry.getTime(), model, entry));
    }

    private Example vector(int number, long time) {
        Instance row = rows.get(number);
        Map<String, @Nullable Object> inputs = new HashMap<>();
        for (int i = 0; i < header.numAttributes() - 1; i++) {
            Attribute attribute = header.attribute(i);
            inputs.put(
                    attribute.name(),
                    attribute.isNominal() ? attribute.name() + (int) row.value(i) : (Object) row.value(i));
        }
        return entry(ExampleKind.VECTOR, "p" + number, time, inputs, null);
    }

    private Example label(int number, long time) {
        return entry(ExampleKind.LABEL, "p" + number, time, Map.of(), CLASSES.get((int)
                rows.get(number).classValue()));
    }

    private static Example entry(
            ExampleKind kind, String id, long time, Map<String, @Nullable Object> inputs, @Nullable Object label) {
        return new Example(kind, id, time, inputs, label, new Origin("people", 0, time));
    }
}
