package io.millrace.platform.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A running process, asked over HTTP. */
final class FeatureServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    /**
     * An answer.
     *
     * @param text as it was sent
     */
    record Answer(String text, JsonNode body) {}

    private final String url;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * A process.
     *
     * @param token bearer token to ask it with; empty for none
     * @throws IllegalArgumentException if the address is none of HTTP
     */
    FeatureServer(String url, String token) {
        if (!url.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException(
                    "'" + url + "' is no address of a process, expected one such as http://127.0.0.1:8080.");
        }
        this.url = url;
        this.token = token;
    }

    /**
     * Features of one entity.
     *
     * @throws IllegalStateException with what the process says, when it has no answer
     */
    Answer read(String view, String entity, @Nullable String asOf) throws IOException, InterruptedException {
        String query = asOf == null ? "" : "?as_of=" + encode(asOf);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + "/v1/views/" + encode(view) + "/" + encode(entity) + query))
                .timeout(TIMEOUT);
        if (!token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("nobody answers at " + url + ". Name a running process with --url.", e);
        }
        JsonNode body = parse(answer.body());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(body.path("error").asText("status " + answer.statusCode()));
        }
        return new Answer(answer.body(), body);
    }

    private JsonNode parse(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "what answers at " + url + " is not Millrace. Name a running process with --url", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
