package io.millrace.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes JSON answers. An error is an object with its status and a message that says what to do. */
final class Answers {

    private Answers() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode() + "\n");
    }

    static void json(RoutingContext context, Buffer body) {
        context.response().putHeader("Content-Type", "application/json").end(body);
    }

    static void error(RoutingContext context, int status, String message) {
        json(context, status, new JsonObject().put("status", status).put("error", message));
    }
}
