package io.millrace.benchmarks.drift;

import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Orders of users chosen at random, evenly over some windows, and a last one that ends them all.
 *
 * @param count how many, with the last
 * @param windows how many windows of an hour they fill
 */
public record MonitoredOrders(int count, int windows) {

    static final Duration WINDOW = Duration.ofHours(1);

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int USERS = 10_000;

    static String id(int order) {
        return "o" + order;
    }

    /** End of the last window that all but the last order are in. */
    long end() {
        return START + windows * WINDOW.toMillis();
    }

    /** Writes them to the topic of the source, of one partition, which it makes. */
    public void produce(Cluster cluster, Watched watched) throws Exception {
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec(Watched.TOPIC, 1, Map.of("retention.ms", "-1"))));
        }
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        Random random = new Random(1);
        double[] values = new double[Watched.COUNT];
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int order = 0; order < count; order++) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.round(1000 * Math.exp(random.nextGaussian())) / 1000.0;
                }
                int user = random.nextInt(USERS);
                String event = watched.event(id(order), time(order), user, values);
                producer.send(new ProducerRecord<>(
                        Watched.TOPIC, 0, time(order), "user-" + user, event.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private long time(int order) {
        return order == count - 1
                ? end() + Duration.ofDays(1).toMillis()
                : START + (long) ((double) order * windows * WINDOW.toMillis() / count);
    }
}
