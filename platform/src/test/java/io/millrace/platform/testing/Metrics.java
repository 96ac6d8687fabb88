package io.millrace.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process says at {@code /metrics}. */
public final class Metrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    /** Metrics of the process at an address. */
    public Metrics(URI url) {
        this.url = url.resolve("/metrics");
    }

    /** The first value of a metric that has labels; empty when there is none. */
    public OptionalDouble of(String name) {
        Matcher matcher = Pattern.compile("^" + name + "\\{[^}]*} (\\S+)", Pattern.MULTILINE)
                .matcher(page());
        return matcher.find() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    private String page() {
        try {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
