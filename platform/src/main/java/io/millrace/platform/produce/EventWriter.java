package io.millrace.platform.produce;

import io.millrace.features.ingest.Decoder;
import io.millrace.features.ingest.Entrance;
import io.millrace.features.ingest.EventShape;
import io.millrace.features.ingest.UnusableException;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.serde.AvroSerdes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes rows into the topics of a project's sources, for as many threads as like to. */
public final class EventWriter implements AutoCloseable {

    /** Bytes of a record that producers send, unless they are told otherwise. */
    private static final int MOST_BYTES = 1 << 20;

    /** What a record needs besides its key and value. */
    private static final int FRAME_BYTES = 128;

    /** What rows become, and how ingest will see it. */
    private record Way(SourceRecords records, Entrance entrance) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Way> ways = new HashMap<>();
    private final int mostBytes;

    /**
     * A writer for all sources of a project.
     *
     * @param clock machine clock, for events from the future
     */
    public EventWriter(Plan plan, Cluster cluster, Clock clock) {
        Map<String, Object> settings = cluster.clientSettings();
        this.mostBytes = Integer.parseInt(
                String.valueOf(settings.getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES)));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        AvroSerdes serdes = cluster.serdes();
        plan.project()
                .sources()
                .forEach((name, source) -> ways.put(
                        name,
                        new Way(
                                new SourceRecords(serdes, source),
                                new Entrance(source, plan.carried(name), Decoder.of(source, serdes), clock))));
    }

    /**
     * Writes rows, and waits until the broker has all of them.
     *
     * @throws IllegalArgumentException when one does not fit the source, or ingest would refuse it; then none is written
     * @throws IllegalStateException when the broker does not take them
     */
    public void write(Source source, List<Map<String, Object>> rows) throws InterruptedException {
        Way way = ways.get(source.name());
        if (way == null) {
            throw new IllegalStateException("no records of source " + source.name());
        }
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            String where = "row " + (row + 1);
            all.add(checked(way.entrance(), way.records().of(rows.get(row), where), where));
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

    private ProducerRecord<byte[], byte[]> checked(
            Entrance entrance, ProducerRecord<byte[], byte[]> record, String where) {
        long bytes = (long) record.key().length + record.value().length + FRAME_BYTES;
        if (bytes > mostBytes) {
            throw new IllegalArgumentException(
                    where + ": as a record it has " + bytes + " bytes, expected at most " + mostBytes);
        }
        try {
            EventShape.bounded(entrance.event(record.value()));
            return record;
        } catch (UnusableException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
