package io.millrace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.http.HttpApi;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.millrace.schemas.feast.Names;
import io.millrace.schemas.feast.OnlineFeaturesRequest;
import io.millrace.schemas.feast.Value;
import io.millrace.schemas.feast.Values;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in over gRPC. Nothing runs behind the server, so who is let in is told that it is starting. */
final class GrpcAccessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CLIENTS = """
            clients:
              - name: the shop
                token_sha256: 8d9001d32c6a703d95921a77115050f33dd823d3f1730bd35215dcbecad6dc20
                services: [orders]
            """;

    @Test
    void calls_need_a_token_with_the_right(@TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), AccessTest.PROJECT)));
        Path file = Files.writeString(folder.resolve("access.yaml"), CLIENTS);
        Vertx vertx = Vertx.vertx();
        try (HttpApi api = HttpApi.start(plan, "127.0.0.1", 0, new Access(file, null, false, null), folder)) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            assertThat(call(vertx, client, api.port(), "spending:orders_1h", "shops"))
                    .isEqualTo(GrpcStatus.UNAUTHENTICATED);
            assertThat(call(vertx, client, api.port(), "spending:total_1h", "shop"))
                    .isEqualTo(GrpcStatus.PERMISSION_DENIED);
            assertThat(call(vertx, client, api.port(), "spending:orders_1h", "shop"))
                    .isEqualTo(GrpcStatus.UNAVAILABLE);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(scrape(api.port()))
                    .contains(
                            "route=\"/feast.serving.ServingService/GetOnlineFeatures\",status=\"UNAUTHENTICATED\"} 1.0",
                            "route=\"/feast.serving.ServingService/GetOnlineFeatures\",status=\"UNAVAILABLE\"} 1.0"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static String scrape(int port) throws IOException, InterruptedException {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .header("Authorization", "Bearer shop")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static GrpcStatus call(Vertx vertx, HttpClient client, int port, String feature, String token)
            throws Exception {
        byte[] message = OnlineFeaturesRequest.newBuilder()
                .setFeatures(Names.newBuilder().addVal(feature))
                .putEntities(
                        "user",
                        Values.newBuilder()
                                .addVal(Value.newBuilder().setStringVal("ann"))
                                .build())
                .build()
                .toByteArray();
        Buffer framed =
                Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/feast.serving.ServingService/GetOnlineFeatures")
                .putHeader("Content-Type", "application/grpc")
                .putHeader("Authorization", "Bearer " + token);
        CompletableFuture<GrpcStatus> status = new CompletableFuture<>();
        // on one event loop: an answer is looked at before its end has come
        vertx.runOnContext(now -> client.request(options)
                .compose(request -> request.send(framed))
                .compose(answer -> answer.end().map(done -> status(answer)))
                .onSuccess(status::complete)
                .onFailure(status::completeExceptionally));
        return status.get(30, TimeUnit.SECONDS);
    }

    private static GrpcStatus status(HttpClientResponse response) {
        String inHead = response.getHeader("grpc-status");
        return GrpcStatus.valueOf(Integer.parseInt(inHead == null ? response.getTrailer("grpc-status") : inHead));
    }
}
