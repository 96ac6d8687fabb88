package io.millrace.platform.http;

import io.millrace.platform.exchange.Answers;
import io.millrace.runtime.streams.StreamsApp;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a process lives, and whether it is ready. */
final class HealthRoutes {

    private volatile @Nullable List<StreamsApp> apps;

    void serve(List<StreamsApp> running) {
        apps = running;
    }

    /** {@code GET /health/live}. */
    void live(RoutingContext context) {
        List<StreamsApp> running = apps;
        boolean dead =
                running != null && running.stream().anyMatch(app -> app.fault().isPresent());
        Answers.json(context, dead ? 503 : 200, new JsonObject().put("live", !dead));
    }

    /** {@code GET /health/ready}, with the state of each application. */
    void ready(RoutingContext context) {
        List<StreamsApp> running = apps;
        JsonObject states = new JsonObject();
        if (running != null) {
            running.forEach(app -> states.put(app.applicationId(), app.state()));
        }
        boolean ready = isReady();
        Answers.json(
                context, ready ? 200 : 503, new JsonObject().put("ready", ready).put("applications", states));
    }

    /** {@code GET /health}: the same without a body. */
    void health(RoutingContext context) {
        context.response().setStatusCode(isReady() ? 200 : 503).end();
    }

    private boolean isReady() {
        List<StreamsApp> running = apps;
        return running != null && running.stream().allMatch(StreamsApp::ready);
    }
}
