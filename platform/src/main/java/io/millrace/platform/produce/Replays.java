package io.millrace.platform.produce;

import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.Excerpt;
import io.millrace.schemas.DeadLetter;
import io.millrace.schemas.Origin;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts dead letters back into the topic that they came from, in the same partition and with the same time. */
public final class Replays implements AutoCloseable {

    private static final String INGEST = "ingest.";

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** A producer of replays. */
    public Replays(Cluster cluster) {
        this.producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Why a letter is not replayed; null if it can be. */
    public static @Nullable String refuses(DeadLetter letter) {
        if (!letter.getStage().startsWith(INGEST)) {
            return "it was refused by " + letter.getStage() + ", and counted before";
        }
        if (Excerpt.isCut(letter.getKey()) || Excerpt.isCut(letter.getValue())) {
            return "it is kept in part only; send it again from where it comes from";
        }
        return null;
    }

    /** Sends one. */
    public void send(DeadLetter letter) {
        Origin origin = letter.getOrigin();
        producer.send(
                new ProducerRecord<>(
                        origin.getTopic(),
                        origin.getPartition(),
                        letter.getTimestamp(),
                        bytes(letter.getKey()),
                        bytes(letter.getValue())),
                (metadata, problem) -> failure.compareAndSet(null, problem));
    }

    /**
     * Waits until all have arrived.
     *
     * @throws IllegalStateException when one has not
     */
    public void finish() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("not all records could be written: " + problem.getMessage(), problem);
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer of) {
        if (of == null) {
            return null;
        }
        byte[] copy = new byte[of.remaining()];
        of.duplicate().get(copy);
        return copy;
    }

    @Override
    public void close() {
        producer.close();
    }
}
