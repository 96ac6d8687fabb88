package io.millrace.platform.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * The files of the console, out of the class path: compressed once and held in memory. They are told to load nothing from elsewhere, and browsers
 * that have one already are told whether it is still the same.
 */
final class Pages {

    private static final String FOLDER = "/console/";
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String SELF_ALONE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private static final List<String> NAMES = List.of(
            "index.html",
            "console.css",
            "icon.svg",
            "main.js",
            "live.js",
            "dom.js",
            "format.js",
            "chart.js",
            "graph.js",
            "distribution.js",
            "overview.js",
            "features.js",
            "models.js",
            "drift.js",
            "timeline.js",
            "operations.js");

    private final Map<String, Page> pages = new LinkedHashMap<>();

    private record Page(String type, Buffer plain, Buffer compressed, String tag) {}

    Pages() {
        NAMES.forEach(name -> pages.put(name, page(name, FOLDER + name)));
        pages.put("uplot.js", page("uplot.js", CHARTS + "uPlot.esm.js"));
        pages.put("uplot.css", page("uplot.css", CHARTS + "uPlot.min.css"));
    }

    private static Page page(String name, String resource) {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(resource), resource)) {
            byte[] bytes = in.readAllBytes();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(bytes);
            }
            Buffer plain = Buffer.buffer(bytes);
            return new Page(
                    Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1))),
                    plain,
                    Buffer.buffer(compressed.toByteArray()),
                    "\"" + Integer.toHexString(plain.hashCode()) + "-" + bytes.length + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all files. */
    Iterable<String> names() {
        return pages.keySet();
    }

    /** Answers with a file. */
    void answer(HttpServerRequest request, String name) {
        Page page = Objects.requireNonNull(pages.get(name));
        HttpServerResponse response = request.response()
                .putHeader("ETag", page.tag())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("Content-Security-Policy", SELF_ALONE)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (page.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", page.type());
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip").end(page.compressed());
        } else {
            response.end(page.plain());
        }
    }
}
