package io.millrace.benchmarks.reads;

import io.millrace.runtime.streams.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Orders of users chosen at random, over thirty days, as JSON in the topic of the source. */
final class Spenders {

    static final String TOPIC = "reads.orders";

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final Duration SPAN = Duration.ofDays(30);

    private final int users;
    private final Random random = new Random(1);
    private int sent;

    Spenders(int users) {
        this.users = users;
    }

    static String user(int number) {
        return "user-" + number;
    }

    /** Sends so many, evenly over the thirty days. */
    void send(Cluster cluster, int events) {
        send(cluster, events, START, SPAN);
    }

    /** Sends so many more, as if they came within an hour after the thirty days. */
    void sendMore(Cluster cluster, int events) {
        send(cluster, events, START + SPAN.toMillis(), Duration.ofHours(1));
    }

    private void send(Cluster cluster, int events, long from, Duration over) {
        try (KafkaProducer<String, byte[]> producer = producer(cluster)) {
            for (int event = 0; event < events; event++) {
                long time = from + (long) ((double) event * over.toMillis() / events);
                producer.send(record("o" + sent++, time, random.nextInt(users), random.nextInt(1, 100_000) / 100.0));
            }
        }
    }

    static KafkaProducer<String, byte[]> producer(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** An order that comes after all others. */
    ProducerRecord<String, byte[]> next(int user) {
        int number = sent++;
        return record(
                "o" + number, START + SPAN.toMillis() + Duration.ofHours(2).toMillis() + number, user, 1);
    }

    private static ProducerRecord<String, byte[]> record(String id, long time, int user, double amount) {
        String event = String.format(
                Locale.ROOT, "{\"id\":\"%s\",\"at\":%d,\"user\":\"%s\",\"amount\":%s}", id, time, user(user), amount);
        return new ProducerRecord<>(TOPIC, 0, time, user(user), event.getBytes(StandardCharsets.UTF_8));
    }
}
