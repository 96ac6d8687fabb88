package io.millrace.platform.console;

import io.millrace.platform.exchange.Answers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who watch: each is sent the same text, as an event of its stream. A client that has not read what it was sent before gets no more until it
 * has, so it can hold no memory here; what it gets then is how things are then.
 */
final class Audience {

    /** Streams of one process. */
    private static final int MOST = 1_000;

    private static final int TOO_MANY = 503;

    private final Vertx vertx;
    private final Map<HttpServerResponse, Context> listeners = new ConcurrentHashMap<>();

    Audience(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Lets somebody in. */
    void join(RoutingContext context, String last) {
        if (listeners.size() >= MOST) {
            Answers.error(
                    context,
                    TOO_MANY,
                    MOST
                            + " consoles watch this process, the most that there may be. Close one, or ask another process.");
            return;
        }
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no"); // a proxy in between passes each event on as it comes
        response.closeHandler(gone -> listeners.remove(response));
        response.exceptionHandler(failure -> listeners.remove(response));
        listeners.put(response, vertx.getOrCreateContext());
        if (response.closed()) {
            listeners.remove(response); // it was gone before it could be told of
        } else {
            response.write(event(last));
        }
    }

    /** Sends a text, of one line, to all who have read the last one. */
    void send(String text) {
        Buffer event = event(text); // made once for all
        listeners.forEach((response, context) -> context.runOnContext(now -> {
            if (response.closed()) {
                listeners.remove(response);
            } else if (!response.writeQueueFull()) {
                response.write(event);
            }
        }));
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    private static Buffer event(String text) {
        return Buffer.buffer("data: " + text + "\n\n");
    }
}
