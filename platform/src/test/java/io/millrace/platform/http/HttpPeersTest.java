package io.millrace.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.Access;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Other processes as a read asks them, from threads that are no event loops. */
final class HttpPeersTest {

    private static final int THREADS = 4;
    private static final int CALLS = 5_000;

    @Test
    void read_isAnswered_howeverSoonTheAnswerComes() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end("{\"features\":[],\"rows\":[]}"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            HttpPeers peers = new HttpPeers(vertx, Access.LOCAL);
            FeatureRequest request = new FeatureRequest(List.of(), List.of(Map.of("user", "1")), OptionalLong.empty());
            List<CompletableFuture<Integer>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(CompletableFuture.supplyAsync(
                        () -> answered(peers, server.actualPort(), request), task -> new Thread(task).start()));
            }
            for (CompletableFuture<Integer> thread : threads) {
                assertThat(thread.get(2, TimeUnit.MINUTES)).isEqualTo(CALLS);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static FeatureVector only(String answer) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end(answer))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            FeatureRequest request =
                    new FeatureRequest(List.of("v:f"), List.of(Map.of("user", "1")), OptionalLong.empty());
            return new HttpPeers(vertx, Access.LOCAL)
                    .read("127.0.0.1", server.actualPort(), request)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS)
                    .get(0);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void read_ofALongCategory_isAnswered() throws Exception {
        String category = "x".repeat(65_536);
        FeatureVector vector = only("{\"features\":[\"v:f\"],\"rows\":[{\"values\":[{\"" + category
                + "\":3}],\"statuses\":[\"PRESENT\"],\"freshness\":{}}]}");
        assertThat(vector.values()).containsExactly(new FeatureValue(Map.of(category, 3L), Status.PRESENT, null));
    }

    @Test
    void read_ofWhatIsNoAnswer_saysSo() {
        assertThatThrownBy(() -> only("<html>"))
                .cause()
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("sends an answer that cannot be read: no JSON");
    }

    private static int answered(HttpPeers peers, int port, FeatureRequest request) {
        int answered = 0;
        for (int call = 0; call < CALLS; call++) {
            List<FeatureVector> vectors = peers.read("127.0.0.1", port, request)
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            answered += vectors.isEmpty() ? 1 : 0;
        }
        return answered;
    }
}
