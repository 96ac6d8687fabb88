package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.grpc.common.GrpcStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How many requests came in, what they were answered with, and how long reads took: from the head of the request to the end of the answer. */
public final class RequestMetrics {

    private static final String GRPC = "/feast.serving.ServingService/GetOnlineFeatures";

    /** The client went away before it had an answer. */
    private static final String GONE = "gone";

    /** Reads of features and predictions, by their path in Vert.x's form. */
    public static final List<String> READS =
            List.of("/v1/views/:view/:entity", "/v1/features", "/v2/models/:model/infer", "/get-online-features", GRPC);

    private static final List<String> WRITES = List.of("/push", "/write-to-online-store");

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5)
    };

    private final Meters meters;
    private final String hop;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    RequestMetrics(Meters meters, String hop) {
        this.meters = meters;
        this.hop = hop;
    }

    /** Takes note of what comes in; to be called before anything else is put on the router. */
    public void on(Router router) {
        READS.forEach(path -> {
            Timer clients = timer(label(path), "client");
            Timer processes = timer(label(path), "process");
            router.route(path).handler(context -> {
                boolean passedOn = context.request().headers().contains(hop);
                note(context, label(path), passedOn ? processes : clients);
            });
        });
        WRITES.forEach(path -> router.route(path).handler(context -> note(context, path, null)));
    }

    private static String label(String path) {
        return path.replaceAll(":(\\w+)", "{$1}");
    }

    private Timer timer(String route, String from) {
        return Timer.builder("millrace_read")
                .description(
                        "Time that reads of features and predictions took, by who asked: a client, or a process that passed a request on.")
                .tags(meters.labels("route", route, "from", from))
                .serviceLevelObjectives(BUCKETS)
                .register(meters.registry());
    }

    private void note(RoutingContext context, String route, @Nullable Timer timer) {
        long start = System.nanoTime();
        context.addEndHandler(ended -> {
            if (timer != null) {
                timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            counter(route, context.response().ended() ? status(context) : GONE).increment();
        });
        context.next();
    }

    /** Of HTTP the code; of gRPC, whose answers have 200 always, the name of its own status. */
    private static String status(RoutingContext context) {
        String grpc = context.response().trailers().get("grpc-status");
        if (grpc == null) {
            grpc = context.response().headers().get("grpc-status");
        }
        return grpc == null
                ? String.valueOf(context.response().getStatusCode())
                : GrpcStatus.valueOf(Integer.parseInt(grpc)).name();
    }

    private Counter counter(String route, String status) {
        return counters.computeIfAbsent(route + " " + status, key -> Counter.builder("millrace_requests")
                .description(
                        "Requests for features and predictions, and of pushed events, by what they were answered with.")
                .tags(meters.labels("route", route, "status", status))
                .register(meters.registry()));
    }
}
