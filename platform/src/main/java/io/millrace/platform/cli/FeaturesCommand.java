package io.millrace.platform.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads features. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = "Reads features of a running project.",
        synopsisSubcommandLabel = "COMMAND")
final class FeaturesCommand {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Spec
    private @Nullable CommandSpec spec;

    /** Reads one entity of one view. */
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Reads the features of one entity. Exit code 1 when they cannot be had.")
    int get(
            @Parameters(paramLabel = "VIEW", description = "Feature view.") String view,
            @Parameters(paramLabel = "ENTITY", description = "Key of the entity.") String entity,
            @Option(
                            names = "--url",
                            defaultValue = "${env:MILLRACE_URL:-http://127.0.0.1:8080}",
                            description =
                                    "A process of the project (default: $MILLRACE_URL, or http://127.0.0.1:8080).")
                    String url,
            @Option(
                            names = "--as-of",
                            paramLabel = "TIME",
                            description = "Event time, such as 2015-09-12T12:00:00Z; default: now.")
                    @Nullable
                    String asOf,
            @Option(names = "--json", description = "The whole answer as JSON.") boolean json)
            throws IOException, InterruptedException {
        String query = asOf == null ? "" : "?as_of=" + encode(asOf);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/v1/views/" + encode(view) + "/" + encode(entity) + query))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer;
        try {
            answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("nobody answers at " + url + ". Name a running process with --url.", e);
        }
        JsonNode body = parse(answer.body(), url);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(body.path("error").asText("status " + answer.statusCode()));
        }
        PrintWriter out = Specs.line(spec).getOut();
        out.print(json ? answer.body() : text(body));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static JsonNode parse(String body, String url) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what answers at " + url + " is not Millrace", e);
        }
    }

    private static String text(JsonNode body) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "as of %s, newest event %s, partition %d, lag %d%n",
                body.path("as_of").asText(),
                body.path("event_time").asText(),
                body.path("partition").asInt(),
                body.path("lag").asLong()));
        body.path("features")
                .properties()
                .forEach(feature -> text.append(String.format(
                        "  %-24s %-24s %s%n",
                        feature.getKey(),
                        feature.getValue().path("value").asText(),
                        feature.getValue().path("status").asText())));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
