package io.millrace.benchmarks.features;

import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    /** Writes them to a topic of one partition. */
    void produce(Cluster cluster, String topic) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        Serializer<Flow> flows = cluster.serdes().of(Flow.class).serializer();
        Random random = new Random(SEED);
        try (KafkaProducer<String, Flow> producer = new KafkaProducer<>(settings, new StringSerializer(), flows)) {
            for (int event = 0; event < events; event++) {
                String customer = "customer-" + random.nextInt(keys);
                Map<String, Object> fields = Map.of("customer", customer, "amount", random.nextInt(1, 100_000) / 100.0);
                Flow flow = new Flow(new EventInFlight(
                        "orders", "o" + event, time(event), new Origin("orders", 0, (long) event), fields, Map.of()));
                producer.send(new ProducerRecord<>(topic, 0, time(event), customer, flow));
            }
        }
    }
}
