package io.millrace.feast.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feast's contract over HTTP: requests and the answers to them, as they are written down in {@code contract/}. */
@ExtendWith(Shop.class)
final class ContractTest {

    private static final String NOTHING = "";

    private final HttpClient http = HttpClient.newHttpClient();

    static List<Path> exchanges() throws IOException {
        try (Stream<Path> files = Files.list(Shop.resource("contract"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void requests_have_the_answer_that_is_written_down(Path file, Shop.Running shop) throws Exception {
        JsonObject exchange = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        // answers are the same once all orders have been counted
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> check(exchange, shop.url()));
    }

    @Test
    void health_is_answered_by_a_code_alone(Shop.Running shop) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(shop.url().resolve("/health")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        });
    }

    private void check(JsonObject exchange, URI url) throws IOException, InterruptedException {
        JsonElement request = exchange.get("request");
        String body = request.isJsonPrimitive() ? request.getAsString() : request.toString();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url.resolve(exchange.get("path").getAsString()))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(exchange.get("status").getAsInt());
        JsonElement expected = exchange.get("answer");
        if (expected.isJsonPrimitive() && expected.getAsString().equals(NOTHING)) {
            assertThat(answer.body()).isEmpty();
        } else {
            // as text: 4 and 4.0 are not the same to clients
            assertThat(JsonParser.parseString(answer.body()).toString()).isEqualTo(expected.toString());
        }
    }
}
