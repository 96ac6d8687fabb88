package io.millrace.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Reads features over HTTP. */
public final class FeatureClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    /** A client of the process at an address. */
    public FeatureClient(String url) {
        this.url = url;
    }

    /** One entity of one view, now or at an event time. */
    public JsonNode read(String view, String entity, OptionalLong asOf) {
        String key = URLEncoder.encode(entity, StandardCharsets.UTF_8).replace("+", "%20");
        String query = asOf.isPresent() ? "?as_of=" + asOf.getAsLong() : "";
        URI uri = URI.create(url + "/v1/views/" + view + "/" + key + query);
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
