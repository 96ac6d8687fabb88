package io.millrace.platform.console;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a console as its pages do. */
final class ConsoleClient {

    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final @Nullable String token;

    ConsoleClient(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonObject json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return http.send(
                request(path, headers).POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The first pulse of the stream that has something in it. */
    JsonObject pulse() throws IOException, InterruptedException {
        HttpResponse<InputStream> stream =
                http.send(request("/console/live").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA) && line.contains("\"at\"")) {
                    return new JsonObject(line.substring(DATA.length()));
                }
            }
        }
        throw new IllegalStateException("the stream has ended: " + stream.statusCode());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
