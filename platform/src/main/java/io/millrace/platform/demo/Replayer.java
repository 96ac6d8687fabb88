package io.millrace.platform.demo;

import io.millrace.runtime.project.Source;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Declaration;
import io.millrace.runtime.streams.Partitioning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends the day: edits as Avro in time order, and for each a verdict as JSON when 15 minutes of event time have gone by. At
 * the end it declares that all has been sent.
 */
final class Replayer {

    /** Edits that may be under way before the replay waits for predictions. */
    private static final int AHEAD = 4_000;

    /** Event time after the last verdict that is declared over, so that every label is decided and every window judged. */
    private static final Duration AFTERWARDS = Duration.ofHours(2);

    private static final long PAUSE_NANOS = 2_000_000;

    private final List<Edit> edits;
    private final Source editSource;
    private final Source verdictSource;
    private final Injection injection;
    private final double speed;
    private final IntSupplier answered;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile int sent;

    /**
     * A replay of these edits.
     *
     * @param speed event time per wall-clock time; 0 is as fast as they are consumed
     * @param answered number of edits that have been answered so far
     */
    Replayer(
            List<Edit> edits,
            Source editSource,
            Source verdictSource,
            Injection injection,
            double speed,
            IntSupplier answered) {
        this.edits = edits;
        this.editSource = editSource;
        this.verdictSource = verdictSource;
        this.injection = injection;
        this.speed = speed;
        this.answered = answered;
    }

    /** Edits that are in the topic, whoever sent them. */
    int sent() {
        return sent;
    }

    /** Event time that is declared over at the end, epoch milliseconds. */
    long end() {
        return edits.get(edits.size() - 1).verdictTime() + AFTERWARDS.toMillis();
    }

    /** Sends all that is not there yet. */
    void run(Cluster cluster) throws InterruptedException {
        Schema schema = new Schema.Parser().parse(String.valueOf(editSource.schema()));
        Resume resume = new Resume(cluster, List.of(editSource.topic(), verdictSource.topic()));
        Serializer<GenericRecord> avro = cluster.serdes().generic().serializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            int editPartitions = producer.partitionsFor(editSource.topic()).size();
            int verdictPartitions =
                    producer.partitionsFor(verdictSource.topic()).size();
            long started = System.nanoTime();
            int judged = 0;
            for (Edit edit : edits) {
                while (edits.get(judged).verdictTime() <= edit.time()) {
                    sendVerdict(producer, resume, edits.get(judged++), verdictPartitions);
                }
                pace(edit, started);
                int partition = Partitioning.of(edit.id(), editPartitions);
                if (!resume.sent(editSource.topic(), partition, edit.line())) {
                    byte[] value = avro.serialize(editSource.topic(), edit.toAvro(schema, injection.addedFactor(edit)));
                    send(producer, editSource.topic(), partition, edit, edit.time(), value);
                }
                sent = edit.line();
            }
            while (judged < edits.size()) {
                sendVerdict(producer, resume, edits.get(judged++), verdictPartitions);
            }
            producer.flush();
            declare(producer, editSource.topic(), editPartitions);
            declare(producer, verdictSource.topic(), verdictPartitions);
        }
    }

    private void pace(Edit edit, long started) throws InterruptedException {
        long due = speed == 0 ? 0 : (long) ((edit.time() - edits.get(0).time()) / speed);
        while (sent - answered.getAsInt() > AHEAD || (System.nanoTime() - started) / 1_000_000 < due) {
            Exception cause = failure.get();
            if (cause != null) {
                throw new IllegalStateException("an edit could not be sent", cause);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void sendVerdict(KafkaProducer<byte[], byte[]> producer, Resume resume, Edit edit, int partitions) {
        int partition = Partitioning.of(edit.id(), partitions);
        if (!resume.sent(verdictSource.topic(), partition, edit.line())) {
            byte[] value = edit.verdict().getBytes(StandardCharsets.UTF_8);
            send(producer, verdictSource.topic(), partition, edit, edit.verdictTime(), value);
        }
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer, String topic, int partition, Edit edit, long time, byte[] value) {
        byte[] key = edit.id().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, time, key, value);
        record.headers().add(Resume.HEADER, edit.id().getBytes(StandardCharsets.US_ASCII));
        producer.send(record, (metadata, problem) -> failure.compareAndSet(null, problem));
    }

    private void declare(KafkaProducer<byte[], byte[]> producer, String topic, int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            producer.send(
                    Declaration.of(topic, partition, end()),
                    (metadata, problem) -> failure.compareAndSet(null, problem));
        }
        producer.flush();
    }
}
