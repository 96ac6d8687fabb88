package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.embedded.BrokerConfig;
import io.millrace.embedded.EmbeddedBroker;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics are followed from near their ends, and again when Kafka was away. */
final class TopicFollowerTest {

    private static final String TOPIC = "followed";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void kafkaThatWasAway_isFollowedWhenItIsBack(@TempDir Path folder) throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(folder))) {
            Cluster cluster = new Cluster(broker.bootstrapServers(), "http://127.0.0.1:1", Map.of());
            port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
            send(cluster, "old", "first", "second");
        }
        Cluster cluster = new Cluster("127.0.0.1:" + port, "http://127.0.0.1:1", Map.of());
        TopicFollower.Topic topic =
                new TopicFollower.Topic(2, record -> taken.add(new String(record.value(), StandardCharsets.UTF_8)));
        try (TopicFollower follower = new TopicFollower(cluster, Map.of(TOPIC, topic))) {
            assertThat(follower.awaitCaughtUp(Duration.ofMillis(100))).isFalse();
            try (EmbeddedBroker broker =
                    EmbeddedBroker.start(BrokerConfig.in(folder).withPort(port))) {
                assertThat(broker.isHealthy()).isTrue();
                assertThat(follower.awaitCaughtUp(PATIENCE)).isTrue();
                assertThat(taken).containsExactly("first", "second");
                send(cluster, "third");
                Awaitility.await().atMost(PATIENCE).until(() -> taken.contains("third"));
                assertThat(taken).containsExactly("first", "second", "third");
            }
        }
    }

    private static void send(Cluster cluster, String... values) {
        try (Admin admin = cluster.admin()) {
            new TopicCatalog(admin).ensure(List.of(new TopicSpec(TOPIC, 1, Map.of())));
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }
}
