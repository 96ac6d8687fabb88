package io.millrace.platform.moving;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends events of known users, and remembers what is true of a user once the event at an offset has been counted. */
final class Ledger {

    /** Event times go on by so much from event to event: a week has more events than a test sends. */
    private static final long STEP_MS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final int users;
    private final long begin;
    private final Map<Place, Truth> truths = new ConcurrentHashMap<>();
    private final long[] counts;
    private final long[] sums;
    private long sent;

    private record Place(int partition, long offset) {}

    /** What is true of a user after an event. */
    record Truth(int user, long count, long sum) {}

    Ledger(KafkaProducer<byte[], byte[]> producer, String topic, int users, long begin) {
        this.producer = producer;
        this.topic = topic;
        this.users = users;
        this.begin = begin;
        this.counts = new long[users];
        this.sums = new long[users];
    }

    /** Sends one event of the next user. Events of a user are far apart in time, so that each is in a pane of its own. */
    void send() {
        int user = (int) (sent % users);
        long amount = 1 + (sent * 7919) % 100;
        counts[user]++;
        sums[user] += amount;
        Truth truth = new Truth(user, counts[user], sums[user]);
        String event = "{\"id\":\"e%d\",\"time\":%d,\"user\":\"u%d\",\"amount\":%d}"
                .formatted(sent, begin + sent * STEP_MS, user, amount);
        sent++;
        producer.send(
                new ProducerRecord<>(
                        topic, ("u" + user).getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8)),
                (metadata, failure) -> {
                    if (failure == null) {
                        truths.put(new Place(metadata.partition(), metadata.offset()), truth);
                    }
                });
    }

    long sent() {
        return sent;
    }

    /** What is true after the event at an offset; null while the broker's word that it is there is still on its way. */
    @Nullable
    Truth at(int partition, long offset) {
        return truths.get(new Place(partition, offset));
    }
}
