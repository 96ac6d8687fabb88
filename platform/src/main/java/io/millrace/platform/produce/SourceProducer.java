package io.millrace.platform.produce;

import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Declaration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends rows as events of a source, in the source's own format. */
public final class SourceProducer implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final Source source;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SourceRecords records;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long sent;

    /** A producer for one source. */
    public SourceProducer(Cluster cluster, Source source) {
        this.source = source;
        Map<String, Object> settings = cluster.clientSettings();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.records = new SourceRecords(cluster.serdes(), source);
    }

    /**
     * Sends one row.
     *
     * @param line where it stands, for messages
     * @throws IllegalArgumentException when it does not fit the source
     */
    public void send(Map<String, Object> row, int line) {
        stopOnFailure();
        producer.send(records.of(row, "line " + line), (metadata, problem) -> failure.compareAndSet(null, problem));
        sent++;
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
