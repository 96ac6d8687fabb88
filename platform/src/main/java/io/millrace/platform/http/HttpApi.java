package io.millrace.platform.http;

import io.millrace.features.query.FeatureReader;
import io.millrace.features.query.Peers;
import io.millrace.platform.access.Access;
import io.millrace.platform.access.Doorkeeper;
import io.millrace.platform.console.ConsoleRoutes;
import io.millrace.platform.console.LiveProcess;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.exchange.VectorSource;
import io.millrace.platform.feast.FeastWrites;
import io.millrace.platform.inference.InferenceRoutes;
import io.millrace.platform.metrics.Metrics;
import io.millrace.platform.produce.EventWriter;
import io.millrace.platform.serving.Serving;
import io.millrace.platform.tracing.Traces;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.StreamsApp;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTTP server of a process. It listens from the start, and says so while the pipelines are not ready. */
public final class HttpApi implements AutoCloseable {

    private static final long START_TIMEOUT_SECONDS = 30;
    private static final long CLOSE_TIMEOUT_SECONDS = 10;
    private static final int IDLE_TIMEOUT_SECONDS = 60;

    /** Threads that answer; connections are dealt to them in turn. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    /** To Vert.x: a free port, the same one for all instances of a deployment. */
    private static final int FREE_PORT_OF_ALL = -1;

    private final Vertx vertx;
    private final @Nullable Traces traces;
    private final Metrics metrics;
    private final HealthRoutes health = new HealthRoutes();
    private final Reads reads;
    private final HttpPeers peers;
    private final InferenceRoutes models;
    private final FeastWrites writes;
    private final ConsoleRoutes console;
    private final int port;

    private HttpApi(Plan plan, String host, int port, Access access, Path folder, @Nullable URI collector) {
        access.check(host);
        Doorkeeper doorkeeper = new Doorkeeper(plan, access);
        this.traces =
                collector == null ? null : Traces.to(collector, plan.project().name());
        VertxBuilder builder = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(LOOPS)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)
                                .setFileCacheDir(folder.resolve("http").toString())));
        this.vertx = (traces == null ? builder : traces.trace(builder)).build();
        this.metrics = new Metrics(plan, HttpPeers.HOP);
        this.reads = new Reads(vertx);
        this.writes = new FeastWrites(plan, vertx);
        this.console = new ConsoleRoutes(plan, vertx, doorkeeper);
        try {
            this.peers = new HttpPeers(vertx, access);
            this.models = new InferenceRoutes(plan, vertx, reads, peers, HttpPeers.HOP);
            Router router =
                    new Routes(vertx, doorkeeper, traces).router(plan, reads, models, writes, metrics, health, console);
            this.port = listen(router, host, port, access);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts to listen.
     *
     * @param port 0 takes a free one
     * @param folder folder of this process, for the server's own files
     * @throws IllegalArgumentException when the access file is wrong, or others would be let in that nobody has meant to
     * @throws IllegalStateException when the port is taken, or a certificate cannot be used
     */
    public static HttpApi start(Plan plan, String host, int port, Access access, Path folder) {
        return new HttpApi(plan, host, port, access, folder, null);
    }

    /**
     * The same, with traces of its requests.
     *
     * @param collector address of a collector of OpenTelemetry; null sends no traces
     */
    public static HttpApi start(Plan plan, String host, int port, Access access, Path folder, @Nullable URI collector) {
        return new HttpApi(plan, host, port, access, folder, collector);
    }

    private int listen(Router router, String host, int wanted, Access access) {
        HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_TIMEOUT_SECONDS);
        if (access.tls() != null) {
            access.tls().encrypt(options, access.file() == null);
        }
        AtomicInteger port = new AtomicInteger();
        Supplier<Deployable> servers = () -> context -> vertx.createHttpServer(options)
                .requestHandler(router)
                .invalidRequestHandler(Unreadable::answer)
                .listen(wanted == 0 ? FREE_PORT_OF_ALL : wanted, host)
                .onSuccess(server -> port.set(server.actualPort()));
        try {
            await(vertx.deployVerticle(servers, new DeploymentOptions().setInstances(LOOPS)), START_TIMEOUT_SECONDS);
            return port.get();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + wanted + ": " + e.getMessage()
                            + ". If the port is taken choose another with --http-port, or 0 for a free one.",
                    e);
        }
    }

    /** The other processes, as this server asks them. */
    public Peers peers() {
        return peers;
    }

    /**
     * Puts pipelines and reads behind the server.
     *
     * @param process what runs
     * @param serving what is done with what is served
     */
    public void serve(LiveProcess process, FeatureReader reader, EventWriter writer, Serving serving) {
        models.serve(process.models());
        console.serve(process, peers);
        metrics.watch(process.apps(), reader, process.models(), serving);
        reads.tell(serving.listeners());
        serve(process.apps(), reads.of(reader), writer);
    }

    /** The same with vectors from elsewhere. */
    public void serve(List<StreamsApp> running, VectorSource source, EventWriter writer) {
        reads.serve(source);
        writes.serve(writer);
        health.serve(running);
    }

    /** Port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            await(vertx.close(), CLOSE_TIMEOUT_SECONDS);
        } finally {
            console.close();
            metrics.close();
            if (traces != null) {
                traces.close();
            }
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
