package io.millrace.platform.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes JSON answers. An error is an object with its status and a message that says what to do. */
public final class Answers {

    private Answers() {}

    public static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode() + "\n");
    }

    public static void json(RoutingContext context, Buffer body) {
        context.response().putHeader("Content-Type", "application/json").end(body);
    }

    public static void error(RoutingContext context, int status, String message) {
        json(context, status, new JsonObject().put("status", status).put("error", message));
    }
}
