package io.millrace.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /v1/openapi.json}: what all routes take and answer, as an OpenAPI document. */
final class OpenApiRoute {

    private static final String DOCUMENT = "/openapi.json";

    private final Buffer document = read();

    static Buffer read() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream(DOCUMENT)) {
            return Buffer.buffer(Objects.requireNonNull(in, DOCUMENT).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/json").end(document);
    }
}
