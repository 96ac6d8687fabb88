package io.millrace.benchmarks.features;

import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
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
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Events of customers chosen at random, in order of time, as an ingest writes them for the station of customers.
 *
 * @param events how many
 * @param keys how many customers
 * @param distance mean time between two events of a customer
 */
record Orders(int events, int keys, Duration distance) {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long SEED = 1;

    /** Time of an event, by its number. */
    long time(int event) {
        return START + (long) ((double) event * distance.toMillis() / keys);
    }

    /** Writes them to the topic of a station, of one partition, as an ingest does. */
    void produceFlows(Cluster cluster, String topic) {
        Serializer<Flow> flows = cluster.serdes().of(Flow.class).serializer();
        produce(
                cluster,
                topic,
                flows,
                (event, customer, amount) -> new Flow(new EventInFlight(
                        "orders",
                        "o" + event,
                        time(event),
                        new Origin("orders", 0, (long) event),
                        Map.of("customer", customer, "amount", amount),
                        Map.of())));
    }

    /** Writes them to the topic of the source, of one partition, as a user does. */
    void produceJson(Cluster cluster, String topic) {
        produce(cluster, topic, new ByteArraySerializer(), (event, customer, amount) -> String.format(
                        Locale.ROOT,
                        "{\"id\":\"o%d\",\"at\":%d,\"customer\":\"%s\",\"amount\":%s}",
                        event,
                        time(event),
                        customer,
                        amount)
                .getBytes(StandardCharsets.UTF_8));
    }

    private interface Form<T> {

        T of(int event, String customer, double amount);
    }

    private <T> void produce(Cluster cluster, String topic, Serializer<T> values, Form<T> form) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        Random random = new Random(SEED);
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(settings, new StringSerializer(), values)) {
            for (int event = 0; event < events; event++) {
                String customer = "customer-" + random.nextInt(keys);
                T value = form.of(event, customer, random.nextInt(1, 100_000) / 100.0);
                producer.send(new ProducerRecord<>(topic, 0, time(event), customer, value));
            }
        }
    }
}
