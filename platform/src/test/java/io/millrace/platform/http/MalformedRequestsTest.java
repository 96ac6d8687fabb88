package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.node.Node;
import io.millrace.platform.node.Role;
import io.millrace.platform.testing.SharedCluster;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A thousand requests that no sane client sends, and clients that never finish theirs, beside good ones. */
@ExtendWith(SharedCluster.class)
final class MalformedRequestsTest {

    private static final int REQUESTS = 1_000;
    private static final int SLOW_CLIENTS = 50;
    private static final int AT_ONCE = 100;

    /** Threads that the broker, in the same process, may begin meanwhile. */
    private static final int SPARE = 15;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROJECT = """
            project: malformed
            clock: stream
            partitions: 2
            sources:
              orders:
                topic: malformed.orders
                format: json
                key: id
                time: time
                fields: { id: string, time: timestamp, user: string, amount: double }
            entities:
              user: { key: user }
            views:
              spending:
                entity: user
                source: orders
                features:
                  orders: { aggregate: count, windows: [1h] }
                  total:  { aggregate: sum, of: amount, windows: [1h] }
            services:
              spender: ["spending:*"]
            """;

    private static final String GOOD =
            post("/v1/features", "{\"service\":\"spender\",\"entities\":[{\"user\":\"ann\"}]}");
    private static final List<String> BODIES = List.of(
            "{\"service\":\"spender\",\"entities\":[{\"user\":\"ann\"},{\"user\":\"bob\"}],\"as_of\":1442016000000}",
            "{\"features\":[\"spending:orders_1h\"],\"entities\":[{\"user\":\"ann\"}],\"max_lag\":\"30d\",\"wait\":\"1ms\"}",
            "{\"entities\":{\"user\":[\"ann\",\"bob\"]},\"features\":[\"spending:orders_1h\"],\"full_feature_names\":true}",
            "{\"push_source_name\":\"orders\",\"df\":{\"id\":[\"1\"],\"time\":[\"2024-05-03T12:00:00Z\"],\"user\":[\"zed\"],\"amount\":[1]}}",
            "{\"feature_view_name\":\"spending\",\"df\":{\"id\":[\"2\"],\"event_timestamp\":[\"2024-05-03T12:00:00\"],\"user\":[\"zed\"],\"amount\":[1]}}");
    private static final List<String> PATHS = List.of(
            "/v1/features",
            "/get-online-features",
            "/push",
            "/write-to-online-store",
            "/v1/views/spending/ann",
            "/v1/views/spendings/ann",
            "/health",
            "/metrics",
            "/nowhere",
            "/feast.serving.ServingService/GetOnlineFeatures",
            "/v1/views/spending/%zz",
            "/v1/views/spending/ann?as_of=%00&min_offset=x",
            "/v1/views/" + "x".repeat(3_000) + "/ann",
            "//..//v1/features");
    private static final List<String> PIECES = List.of(
            "null",
            "-1",
            "1e999",
            "[]",
            "{}",
            "[[[[",
            "\"",
            "\\ud800",
            "\u0000",
            "true",
            "NaN",
            "99999999999999999999",
            "\"*\"",
            ",",
            ":",
            "}");

    private final Random random = new Random(2026);

    @Test
    void malformedRequests_areRefused_andGoodOnesAnsweredBesideAndAfterThem(Cluster cluster, @TempDir Path folder)
            throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        try (Node node = TestProject.start(plan, cluster, EnumSet.of(Role.FEATURE_STORE), 1, folder.resolve("state"))) {
            Awaitility.await().atMost(PATIENCE).until(() -> node.ready() && ask(node, GOOD) == 200);
            int threads = threads();
            List<Socket> slow = new ArrayList<>();
            Map<Integer, Integer> answers = new TreeMap<>();
            for (int number = 0; number < REQUESTS; number++) {
                String request = request();
                int status = ask(node, request);
                answers.merge(status, 1, Integer::sum);
                assertThat(status).as("%.300s", request).isBetween(200, 499);
                if (number % (REQUESTS / SLOW_CLIENTS) == 0) {
                    slow.add(unfinished(node, number));
                    assertThat(ask(node, GOOD)).isEqualTo(200);
                }
            }
            assertThat(answers.keySet()).as("%s", answers).contains(200, 400, 404, 413, 422);
            assertThat(ask(node, wide())).isEqualTo(400);
            assertThat(ask(node, GOOD)).isEqualTo(200);
            goodOnesAtOnce(node);
            for (Socket socket : slow) {
                socket.close();
            }
            assertThat(threads())
                    .as("threads")
                    .isLessThanOrEqualTo(threads + VertxOptions.DEFAULT_WORKER_POOL_SIZE + SPARE);
            assertThat(ask(node, GOOD)).isEqualTo(200);
        }
    }

    /** More than there are threads of any kind, so that one that is stuck would be met. */
    private static void goodOnesAtOnce(Node node) throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            Socket client = new Socket("127.0.0.1", node.port());
            clients.add(client);
            client.getOutputStream().write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        for (Socket client : clients) {
            assertThat(status(client)).isEqualTo(200);
            client.close();
        }
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private String request() {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        return switch (random.nextInt(10)) {
            case 0 -> "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            case 1 ->
                List.of("PUT", "DELETE", "PATCH", "OPTIONS", "BREW").get(random.nextInt(5)) + " " + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            case 2 -> post(PATHS.get(random.nextInt(4)), "[".repeat(1 + random.nextInt(20_000)));
            case 3 -> random.nextInt(20) == 0 ? huge() : many();
            default -> post(random.nextInt(4) == 0 ? path : PATHS.get(random.nextInt(4)), mutated());
        };
    }

    /** A body of which some characters are others, or something is put in, or its end is missing. */
    private String mutated() {
        StringBuilder body = new StringBuilder(BODIES.get(random.nextInt(BODIES.size())));
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(body.length());
            switch (random.nextInt(4)) {
                case 0 -> body.setCharAt(at, (char) (32 + random.nextInt(96)));
                case 1 -> body.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> body.setLength(Math.max(1, at));
                default -> body.replace(at, Math.min(body.length(), at + 5), PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return body.toString();
    }

    private static String huge() {
        return post("/v1/features", "{\"service\":\"" + "x".repeat(5 << 20) + "\"}");
    }

    /** 100,000 entities, in less than the most bytes that are read. */
    private static String many() {
        return post(
                "/v1/features",
                "{\"service\":\"spender\",\"entities\":[" + "{\"user\":\"a\"},".repeat(100_000) + "{\"user\":\"a\"}]}");
    }

    /** 2,000,000 values. */
    private static String wide() {
        return post(
                "/v1/features",
                "{\"features\":[" + "\"spending:orders_1h\",".repeat(199) + "\"spending:orders_1h\"],\"entities\":["
                        + "{\"user\":\"a\"},".repeat(9_999) + "{\"user\":\"a\"}]}");
    }

    private static String post(String path, String body) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** The status of the answer to a request. */
    private static int ask(Node node, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", node.port())) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it has answered, and closed, before it had read everything
            }
            return status(socket);
        }
    }

    private static int status(Socket client) throws IOException {
        client.setSoTimeout((int) PATIENCE.toMillis());
        byte[] line = client.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
    }

    /** A client that begins a request, and sends no more. */
    private static Socket unfinished(Node node, int number) throws IOException {
        Socket socket = new Socket("127.0.0.1", node.port());
        int most = GOOD.length() - 1;
        socket.getOutputStream().write(GOOD.substring(0, 1 + number % most).getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
