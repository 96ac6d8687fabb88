package io.millrace.platform.http;

import io.millrace.features.query.FeatureReads;
import io.millrace.features.query.ReadResult;
import io.millrace.features.query.ViewAnswer;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/views/{view}/{entity}?as_of=}: read here, or asked of the process that holds the entity, in one hop at
 * most.
 */
final class ViewRoutes {

    /** Marks a request that another process has passed on: it is not passed on again. */
    private static final String HOP = "Millrace-Hop";

    private static final long PEER_TIMEOUT_MS = 5_000;

    private final Plan plan;
    private final Vertx vertx;
    private final HttpClient peers;
    private volatile @Nullable FeatureReads reads;

    ViewRoutes(Plan plan, Vertx vertx) {
        this.plan = plan;
        this.vertx = vertx;
        this.peers = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PEER_TIMEOUT_MS));
    }

    void serve(FeatureReads running) {
        this.reads = running;
    }

    void read(RoutingContext context) {
        FeatureReads running = reads;
        if (running == null) {
            Answers.error(context, 503, "The process is starting; try again.");
            return;
        }
        String asked = context.queryParams().get("as_of");
        OptionalLong asOf;
        try {
            asOf = asked == null ? OptionalLong.empty() : OptionalLong.of(time(asked));
        } catch (DateTimeException | ArithmeticException e) {
            Answers.error(
                    context,
                    400,
                    "as_of is '" + asked + "'. Give a time such as 2015-09-12T12:00:00Z, or epoch milliseconds.");
            return;
        }
        boolean onlyHere = context.request().headers().contains(HOP);
        String view = context.pathParam("view");
        String entity = context.pathParam("entity");
        vertx.executeBlocking(() -> running.read(view, entity, asOf, onlyHere))
                .onSuccess(result -> answer(context, result))
                .onFailure(cause -> Answers.error(context, 500, "The read failed: " + cause.getMessage()));
    }

    private static long time(String text) {
        return text.matches("-?[0-9]{1,15}")
                ? Long.parseLong(text)
                : OffsetDateTime.parse(text.replace(' ', '+')).toInstant().toEpochMilli();
    }

    private void answer(RoutingContext context, ReadResult result) {
        if (result instanceof ReadResult.Answered answered) {
            Answers.json(context, 200, json(answered.answer()));
        } else if (result instanceof ReadResult.Elsewhere elsewhere) {
            passOn(context, elsewhere);
        } else if (result instanceof ReadResult.NoSuchView missing) {
            Answers.error(context, 404, missing.message());
        } else if (result instanceof ReadResult.NoSuchKey malformed) {
            Answers.error(context, 400, malformed.message());
        } else if (result instanceof ReadResult.Unavailable unavailable) {
            context.response().putHeader("Retry-After", "1");
            Answers.error(context, 503, unavailable.message());
        }
    }

    private void passOn(RoutingContext context, ReadResult.Elsewhere owner) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(owner.host())
                .setPort(owner.port())
                .setURI(context.request().uri())
                .setTimeout(PEER_TIMEOUT_MS)
                .putHeader(HOP, "1");
        peers.request(request)
                .compose(sent -> sent.send().compose(answer -> answer.body().map(body -> {
                    context.response()
                            .setStatusCode(answer.statusCode())
                            .putHeader("Content-Type", "application/json")
                            .end(body);
                    return body;
                })))
                .onFailure(cause -> {
                    context.response().putHeader("Retry-After", "1");
                    Answers.error(
                            context,
                            503,
                            "The process that holds the entity, " + owner.host() + ":" + owner.port()
                                    + ", does not answer; try again.");
                });
    }

    private JsonObject json(ViewAnswer answer) {
        JsonObject features = new JsonObject();
        for (ViewAnswer.Value value : answer.features()) {
            JsonObject feature = new JsonObject()
                    .put("value", value.value())
                    .put("status", value.status().name());
            if (value.reason() != null) {
                feature.put("reason", value.reason());
            }
            features.put(value.name(), feature);
        }
        Long eventTime = answer.eventTime();
        return new JsonObject()
                .put("view", answer.view())
                .put("entity", entity(answer))
                .put("as_of", Instant.ofEpochMilli(answer.asOf()).toString())
                .put(
                        "event_time",
                        eventTime == null
                                ? null
                                : Instant.ofEpochMilli(eventTime).toString())
                .put("partition", answer.partition())
                .put("lag", answer.lag())
                .put("features", features);
    }

    /** The fields of the entity's key. */
    private JsonObject entity(ViewAnswer answer) {
        Entity entity = plan.entity(answer.entity());
        List<String> parts = entity.parts(answer.key());
        JsonObject fields = new JsonObject();
        for (int i = 0; i < parts.size(); i++) {
            fields.put(entity.key().get(i), parts.get(i));
        }
        return fields;
    }
}
