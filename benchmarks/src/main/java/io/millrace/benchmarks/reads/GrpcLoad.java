package io.millrace.benchmarks.reads;

import io.millrace.schemas.feast.OnlineFeaturesRequest;
import io.millrace.schemas.feast.Value;
import io.millrace.schemas.feast.Values;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The same load over gRPC, as Feast's clients ask, from an event loop in this process: so many calls at a time over one connection. */
final class GrpcLoad {

    private static final int MOST_CALLS = 1 << 20;
    private static final int PREPARED = 512;
    private static final double NANOS_PER_MS = 1e6;

    private final HttpClient client;
    private final RequestOptions options;
    private final Buffer[] requests = new Buffer[PREPARED];
    private final CountDownLatch ended;
    private final long[] nanos = new long[MOST_CALLS];
    private final long deadline;

    /** Only the event loop changes these. */
    private int calls;

    private long errors;

    private GrpcLoad(HttpClient client, URI url, int users, int entities, int connections, int seconds) {
        this.client = client;
        this.options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI("/feast.serving.ServingService/GetOnlineFeatures")
                .putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers");
        this.ended = new CountDownLatch(connections);
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        SplittableRandom random = new SplittableRandom(entities);
        for (int i = 0; i < PREPARED; i++) {
            requests[i] = request(random, users, entities);
        }
    }

    static Load of(URI url, int users, int entities, int connections, int seconds) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            GrpcLoad load = new GrpcLoad(client, url, users, entities, connections, seconds);
            vertx.runOnContext(start -> {
                for (int i = 0; i < connections; i++) {
                    load.call();
                }
            });
            load.ended.await();
            return load.seen(seconds);
        } finally {
            vertx.close();
        }
    }

    private static Buffer request(SplittableRandom random, int users, int entities) {
        Values.Builder column = Values.newBuilder();
        for (int i = 0; i < entities; i++) {
            column.addVal(Value.newBuilder().setStringVal(Spenders.user(random.nextInt(users))));
        }
        byte[] message = OnlineFeaturesRequest.newBuilder()
                .setFeatureService("spender")
                .setFullFeatureNames(true)
                .putEntities("user", column.build())
                .build()
                .toByteArray();
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
    }

    private void call() {
        long start = System.nanoTime();
        if (start >= deadline || calls >= MOST_CALLS) {
            ended.countDown();
            return;
        }
        int call = calls++;
        client.request(options)
                .compose(request -> request.send(requests[call % PREPARED]))
                .compose(answer -> answer.end().map(done -> answer.getTrailer("grpc-status")))
                .onComplete(done -> {
                    nanos[call] = System.nanoTime() - start;
                    errors += "0".equals(done.result()) ? 0 : 1;
                    call();
                });
    }

    private Load seen(int seconds) {
        long[] sorted = Arrays.copyOf(nanos, calls);
        Arrays.sort(sorted);
        return new Load(
                (double) calls / seconds,
                errors,
                sorted[calls / 2] / NANOS_PER_MS,
                sorted[(int) (calls * 0.99)] / NANOS_PER_MS,
                sorted[calls - 1] / NANOS_PER_MS);
    }
}
