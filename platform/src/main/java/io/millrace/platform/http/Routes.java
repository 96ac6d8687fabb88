package io.millrace.platform.http;

import io.millrace.platform.access.Doorkeeper;
import io.millrace.platform.access.Rights;
import io.millrace.platform.console.ConsoleRoutes;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.feast.FeastFailures;
import io.millrace.platform.feast.FeastGrpc;
import io.millrace.platform.feast.FeastReads;
import io.millrace.platform.feast.FeastRoutes;
import io.millrace.platform.feast.FeastWrites;
import io.millrace.platform.inference.InferenceRoutes;
import io.millrace.platform.metrics.Metrics;
import io.millrace.platform.metrics.RequestMetrics;
import io.millrace.platform.tracing.Traces;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is at which path. Who asks for more than the health of the process has to be let in. */
final class Routes {

    private static final int MOST_BODY_BYTES = 4 << 20;
    private static final long MOST_BODY_MILLIS = 30_000;

    private final Vertx vertx;
    private final Doorkeeper doorkeeper;
    private final @Nullable Traces traces;

    Routes(Vertx vertx, Doorkeeper doorkeeper, @Nullable Traces traces) {
        this.traces = traces;
        this.vertx = vertx;
        this.doorkeeper = doorkeeper;
    }

    Router router(
            Plan plan,
            Reads reads,
            InferenceRoutes models,
            FeastWrites writes,
            Metrics metrics,
            HealthRoutes health,
            ConsoleRoutes console) {
        FeastReads feast = new FeastReads(plan, reads);
        Handler<HttpServerRequest> grpc = FeastGrpc.server(vertx, feast, doorkeeper, MOST_BODY_BYTES);
        Router router = Router.router(vertx);
        metrics.requests().on(router);
        if (traces != null) {
            traces.on(router, RequestMetrics.READS);
        }
        console.on(router);
        router.get("/health").handler(health::health);
        router.get("/health/live").handler(health::live);
        router.get("/health/ready").handler(health::ready);
        router.get("/metrics").handler(guarded((context, rights) -> scrape(context, metrics), Failures::answer));
        router.post("/feast.serving.ServingService/*")
                .consumes("application/grpc")
                .consumes("application/grpc+proto")
                .handler(context -> grpc.handle(context.request()));
        router.get("/v1/openapi.json").handler(new OpenApiRoute()::read);
        router.get("/v2").handler(models::server);
        router.get("/v2/health/live").handler(health::live);
        router.get("/v2/health/ready").handler(health::ready);
        router.get("/v2/models/:model").handler(guarded(models::metadata, Failures::answer));
        router.get("/v2/models/:model/ready").handler(guarded(models::ready, Failures::answer));
        router.route().handler(new TimeLimit(MOST_BODY_MILLIS));
        router.route().handler(Routes::asIs);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
        router.get("/v1/views/:view/:entity").handler(guarded(new ViewRoutes(plan, reads)::read, Failures::answer));
        router.post("/v1/features").handler(guarded(new FeatureRoutes(plan, reads)::read, Failures::answer));
        router.post("/v2/models/:model/infer").handler(guarded(models::infer, Failures::answer));
        router.post("/get-online-features").handler(guarded(new FeastRoutes(feast)::read, FeastFailures::answer));
        router.post("/push").handler(guarded(writes::push, FeastFailures::answer));
        router.post("/write-to-online-store").handler(guarded(writes::writeToOnlineStore, FeastFailures::answer));
        failures(router);
        return router;
    }

    /** A body is JSON, whatever its type says: curl's {@code -d} calls it a form, and forms are taken apart. */
    private static void asIs(RoutingContext context) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        context.next();
    }

    private void scrape(RoutingContext context, Metrics metrics) {
        vertx.executeBlocking(metrics::scrape)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail);
    }

    private Handler<RoutingContext> guarded(
            BiConsumer<RoutingContext, Rights> route, BiConsumer<RoutingContext, Throwable> failures) {
        return context -> {
            try {
                String authorization = context.request().getHeader("Authorization");
                route.accept(
                        context,
                        doorkeeper.rights(authorization, context.request().connection()));
            } catch (RuntimeException e) {
                failures.accept(context, e);
            }
        };
    }

    private static void failures(Router router) {
        router.route().failureHandler(Routes::clientsThatAreGone);
        router.errorHandler(
                404,
                context -> Answers.error(
                        context,
                        404,
                        "There is nothing at " + context.request().path()
                                + ". The console is at /, features are read at /v1/views/{view}/{entity} and by POST /v1/features, models are asked by POST /v2/models/{model}/infer."));
        router.errorHandler(
                405,
                context -> Answers.error(
                        context,
                        405,
                        context.request().path() + " does not take "
                                + context.request().method() + "."));
        router.errorHandler(
                415,
                context -> Answers.error(
                        context,
                        415,
                        context.request().path() + " takes gRPC (application/grpc) over HTTP/2, and not this type."));
        router.errorHandler(
                413,
                context -> Answers.error(
                        context, 413, "The body is too large: at most " + MOST_BODY_BYTES + " bytes are read."));
        router.errorHandler(
                400,
                context -> Answers.error(context, 400, "The request cannot be read: its path or query is malformed."));
        router.errorHandler(500, context -> Answers.error(context, 500, "The request failed: " + context.failure()));
    }

    /** A client that goes away while it sends is nobody to answer, and no fault of ours. */
    private static void clientsThatAreGone(RoutingContext context) {
        if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }
}
