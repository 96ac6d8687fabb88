package io.millrace.platform.produce;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes rows into the topics of a project's sources, for as many threads as like to. */
public final class EventWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, SourceRecords> records = new HashMap<>();

    /** A writer for all sources of a project. */
    public EventWriter(Plan plan, Cluster cluster) {
        this.producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        plan.project()
                .sources()
                .forEach((name, source) -> records.put(name, new SourceRecords(cluster.serdes(), source)));
    }

    /**
     * Writes rows, and waits until the broker has all of them.
     *
     * @throws IllegalArgumentException when one does not fit the source; then none is written
     * @throws IllegalStateException when the broker does not take them
     */
    public void write(Source source, List<Map<String, Object>> rows) throws InterruptedException {
        SourceRecords of = records.get(source.name());
        if (of == null) {
            throw new IllegalStateException("no records of source " + source.name());
        }
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            all.add(of.of(rows.get(row), "row " + (row + 1)));
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>(all.size());
        all.forEach(record -> sent.add(producer.send(record)));
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("events do not arrive at " + source.topic(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
