package io.millrace.platform.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.AlertKind;
import io.millrace.schemas.AlertSeverity;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import io.millrace.schemas.DriftSample;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts are posted in order, again until they are taken, and not again after that. */
@ExtendWith(SharedCluster.class)
final class AlertWebhookTest {

    private static final String PROJECT = "hooked";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A post that came. */
    private record Post(String key, String authorization, JsonObject body) {}

    private final Cluster cluster;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // JUnit calls start before any test
    AlertWebhookTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(new Topics(PROJECT).alerts(), 1, (short) 1)))
                    .all()
                    .get();
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            Integer status = answers.poll();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new JsonObject(body)));
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private AlertWebhook webhook() {
        return AlertWebhook.start(
                PROJECT,
                cluster,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
                "secret");
    }

    private static DriftAlert alert(String id, AlertStatus status, long end) {
        DriftSample sample = new DriftSample(10L, 10.0, List.of(), Map.of());
        return new DriftAlert(
                id,
                status,
                "inputs",
                "amount",
                AlertKind.DRIFT,
                "",
                AlertSeverity.CRITICAL,
                "i1",
                1L,
                end - 1_000,
                end,
                0L,
                "ks",
                0.5,
                0.5,
                0.3,
                1e-9,
                1e-4,
                0L,
                1L,
                "v",
                sample,
                sample,
                null,
                null,
                0.0,
                List.of(),
                List.of(),
                "amount: it changed");
    }

    private void send(DriftAlert... alerts) throws Exception {
        try (KafkaProducer<String, DriftAlert> producer = new KafkaProducer<>(
                cluster.clientSettings(),
                new StringSerializer(),
                cluster.serdes().of(DriftAlert.class).serializer())) {
            for (DriftAlert alert : alerts) {
                producer.send(new ProducerRecord<>(new Topics(PROJECT).alerts(), "k", alert))
                        .get();
            }
        }
    }

    private List<String> keys() {
        return posts.stream().map(Post::key).toList();
    }

    @Test
    void alerts_arePosted_againUntilTheyAreTaken_andNotAgain() throws Exception {
        answers.addAll(List.of(503, 429, 200, 400));
        try (AlertWebhook webhook = webhook()) {
            send(
                    alert("a", AlertStatus.SUSPECTED, 1_000),
                    alert("a", AlertStatus.FIRING, 2_000),
                    alert("b", AlertStatus.FIRING, 3_000),
                    alert("a", AlertStatus.RESOLVED, 4_000));
            Awaitility.await().atMost(PATIENCE).until(() -> posts.size() >= 5);
            assertThat(keys()).containsExactly("a/2000", "a/2000", "a/2000", "b/3000", "a/4000");
            assertThat(webhook).isNotNull();
        }
        try (AlertWebhook again = webhook()) {
            send(alert("c", AlertStatus.UPDATED, 5_000));
            Awaitility.await().atMost(PATIENCE).until(() -> posts.size() >= 6);
            assertThat(keys())
                    .as("after a restart")
                    .endsWith("a/4000", "c/5000")
                    .hasSize(6);
            assertThat(again).isNotNull();
        }
        assertThat(posts).allSatisfy(post -> assertThat(post.authorization()).isEqualTo("Bearer secret"));
        JsonObject resolved = List.copyOf(posts).get(4).body();
        assertThat(resolved.getString("version")).isEqualTo("4");
        assertThat(resolved.getString("status")).isEqualTo("resolved");
        assertThat(resolved.getString("groupKey")).isEqualTo("millrace/hooked/inputs/i1");
        JsonObject one = resolved.getJsonArray("alerts").getJsonObject(0);
        assertThat(one.getString("fingerprint")).isEqualTo("a");
        assertThat(one.getString("startsAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(one.getString("endsAt")).isEqualTo("1970-01-01T00:00:04Z");
        assertThat(one.getJsonObject("labels").getMap())
                .containsEntry("alertname", "MillraceDrift")
                .containsEntry("feature", "amount")
                .containsEntry("kind", "drift");
        assertThat(one.getJsonObject("annotations").getString("summary")).isEqualTo("amount: it changed");
        JsonObject firing = List.copyOf(posts).get(5).body();
        assertThat(firing.getString("status")).isEqualTo("firing");
        assertThat(firing.getJsonArray("alerts").getJsonObject(0).getString("endsAt"))
                .isEqualTo("0001-01-01T00:00:00Z");
    }
}
