package io.millrace.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Requests that are no HTTP, or too long in what comes before their body: answered, and the connection is closed. */
final class Unreadable {

    private Unreadable() {}

    static void answer(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            answer(request, 414, "The path and query are too long: send the key in the body of POST /v1/features.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            answer(request, 431, "The headers are too long.");
        } else {
            answer(request, 400, "The request cannot be read: it is no HTTP.");
        }
    }

    private static void answer(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Connection", "close")
                .end(new JsonObject()
                                .put("status", status)
                                .put("error", message)
                                .encode() + "\n")
                .onComplete(sent -> request.connection().close());
    }
}
