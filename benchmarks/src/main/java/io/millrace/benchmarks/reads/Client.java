package io.millrace.benchmarks.reads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plain requests of the service, where speed does not matter. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Client() {}

    /** The answer for users from one to another. */
    static String read(URI url, int first, int end) throws IOException, InterruptedException {
        String entities = IntStream.range(first, end)
                .mapToObj(user -> "{\"user\":\"" + Spenders.user(user) + "\"}")
                .collect(Collectors.joining(","));
        return post(url, "{\"service\":\"spender\",\"entities\":[" + entities + "]}");
    }

    /** The answer to a body. */
    static String post(URI url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v1/features"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
