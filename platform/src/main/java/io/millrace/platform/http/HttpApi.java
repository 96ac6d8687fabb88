package io.millrace.platform.http;

import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.Peers;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.exchange.VectorSource;
import io.millrace.platform.feast.FeastFailures;
import io.millrace.platform.feast.FeastGrpc;
import io.millrace.platform.feast.FeastReads;
import io.millrace.platform.feast.FeastRoutes;
import io.millrace.platform.feast.FeastWrites;
import io.millrace.platform.produce.EventWriter;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.StreamsApp;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The HTTP server of a process. It listens from the start, and says so while the pipelines are not ready. */
public final class HttpApi implements AutoCloseable {

    private static final long START_TIMEOUT_SECONDS = 30;
    private static final long CLOSE_TIMEOUT_SECONDS = 10;
    private static final int IDLE_TIMEOUT_SECONDS = 60;
    private static final int MOST_BODY_BYTES = 4 << 20;

    private final Vertx vertx;
    private final Metrics metrics;
    private final Reads reads;
    private final Peers peers;
    private final ViewRoutes views;
    private final FeatureRoutes features;
    private final FeastReads feast;
    private final FeastWrites writes;
    private volatile @Nullable List<StreamsApp> apps;
    private volatile int port;

    private HttpApi(Plan plan, Path folder) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)
                        .setFileCacheDir(folder.resolve("http").toString())));
        this.metrics = new Metrics(plan);
        this.reads = new Reads(vertx);
        this.peers = new HttpPeers(vertx);
        this.views = new ViewRoutes(plan, reads);
        this.features = new FeatureRoutes(plan, reads);
        this.feast = new FeastReads(plan, reads);
        this.writes = new FeastWrites(plan, vertx);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 takes a free one
     * @param folder folder of this process, for the server's own files
     * @throws IllegalStateException when the port is taken
     */
    public static HttpApi start(Plan plan, String host, int port, Path folder) {
        HttpApi api = new HttpApi(plan, folder);
        HttpServer server = api.vertx
                .createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_TIMEOUT_SECONDS))
                .requestHandler(api.router());
        try {
            api.port = await(server.listen(port, host), START_TIMEOUT_SECONDS).actualPort();
        } catch (IllegalStateException e) {
            api.vertx.close();
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + ": " + e.getMessage()
                            + ". Choose another with --http-port, or 0 for a free one.",
                    e);
        }
        return api;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(this::live);
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(context -> vertx.executeBlocking(metrics::scrape)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail));
        Handler<HttpServerRequest> grpc = FeastGrpc.server(vertx, feast, MOST_BODY_BYTES);
        router.post("/feast.serving.ServingService/*").handler(context -> grpc.handle(context.request()));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
        router.get("/v1/views/:view/:entity").handler(guarded(views::read, Failures::answer));
        router.post("/v1/features").handler(guarded(features::read, Failures::answer));
        router.post("/get-online-features").handler(guarded(new FeastRoutes(feast)::read, FeastFailures::answer));
        router.post("/push").handler(guarded(writes::push, FeastFailures::answer));
        router.post("/write-to-online-store").handler(guarded(writes::writeToOnlineStore, FeastFailures::answer));
        router.get("/health")
                .handler(context ->
                        context.response().setStatusCode(isReady() ? 200 : 503).end());
        router.route().failureHandler(HttpApi::clientsThatAreGone);
        router.errorHandler(
                404,
                context -> Answers.error(
                        context,
                        404,
                        "There is nothing at " + context.request().path()
                                + ". Features are read at /v1/views/{view}/{entity} and by POST /v1/features."));
        router.errorHandler(
                405,
                context -> Answers.error(
                        context,
                        405,
                        context.request().path() + " does not take "
                                + context.request().method() + "."));
        router.errorHandler(
                413,
                context -> Answers.error(
                        context, 413, "The body is too large: at most " + MOST_BODY_BYTES + " bytes are read."));
        router.errorHandler(
                400,
                context -> Answers.error(context, 400, "The request cannot be read: its path or query is malformed."));
        router.errorHandler(500, context -> Answers.error(context, 500, "The request failed: " + context.failure()));
        return router;
    }

    /** A client that goes away while it sends is nobody to answer, and no fault of ours. */
    private static void clientsThatAreGone(RoutingContext context) {
        if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }

    private static Handler<RoutingContext> guarded(
            Consumer<RoutingContext> route, BiConsumer<RoutingContext, Throwable> failures) {
        return context -> {
            try {
                route.accept(context);
            } catch (RuntimeException e) {
                failures.accept(context, e);
            }
        };
    }

    /** The other processes, as this server asks them. */
    public Peers peers() {
        return peers;
    }

    /** Puts pipelines and reads behind the server. */
    public void serve(List<StreamsApp> running, FeatureReader reader, EventWriter writer) {
        metrics.watch(running);
        metrics.watch(reader);
        serve(running, reads.of(reader), writer);
    }

    /** The same with vectors from elsewhere. */
    public void serve(List<StreamsApp> running, VectorSource source, EventWriter writer) {
        reads.serve(source);
        writes.serve(writer);
        apps = running;
    }

    /** Port that it listens on. */
    public int port() {
        return port;
    }

    private void live(RoutingContext context) {
        List<StreamsApp> running = apps;
        boolean dead =
                running != null && running.stream().anyMatch(app -> app.fault().isPresent());
        Answers.json(context, dead ? 503 : 200, new JsonObject().put("live", !dead));
    }

    private void ready(RoutingContext context) {
        List<StreamsApp> running = apps;
        JsonObject states = new JsonObject();
        if (running != null) {
            running.forEach(app -> states.put(app.applicationId(), app.state()));
        }
        boolean ready = isReady();
        Answers.json(
                context, ready ? 200 : 503, new JsonObject().put("ready", ready).put("applications", states));
    }

    private boolean isReady() {
        List<StreamsApp> running = apps;
        return running != null && running.stream().allMatch(StreamsApp::ready);
    }

    @Override
    public void close() {
        try {
            await(vertx.close(), CLOSE_TIMEOUT_SECONDS);
        } finally {
            metrics.close();
        }
    }

    private static <T> T await(Future<T> future, long seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
