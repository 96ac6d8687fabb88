package io.millrace.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
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

    @Spec
    private @Nullable CommandSpec spec;

    /** Reads one entity of one view. */
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Reads the features of one entity. Exit code 1 when they cannot be had.")
    int get(
            @Parameters(paramLabel = "VIEW", description = "Feature view.") String view,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ENTITY",
                            description = "Key of the entity; of several fields the values joined by |.")
                    @Nullable
                    String entity,
            @Option(
                            names = "--key",
                            paramLabel = "FIELD=VALUE",
                            description =
                                    "Instead of ENTITY: a field of its key. Repeat it for a key of several fields.")
                    @Nullable
                    Map<String, String> key,
            @Option(
                            names = "--url",
                            defaultValue = "${env:MILLRACE_URL:-http://127.0.0.1:8080}",
                            description =
                                    "A process of the project (default: $MILLRACE_URL, or http://127.0.0.1:8080).")
                    String url,
            @Option(
                            names = "--token",
                            defaultValue = "${env:MILLRACE_TOKEN:-}",
                            paramLabel = "TOKEN",
                            description = "Bearer token, where the process wants one; better given as $MILLRACE_TOKEN.")
                    String token,
            @Option(
                            names = "--as-of",
                            paramLabel = "TIME",
                            description = "Event time, such as 2015-09-12T12:00:00Z; default: now.")
                    @Nullable
                    String asOf,
            @Option(names = "--json", description = "One JSON object, with the whole answer.") boolean json)
            throws IOException, InterruptedException {
        if ((entity == null) == (key == null)) {
            throw new CommandLine.ParameterException(
                    Specs.line(spec), "Name one entity: by its key, or by --key FIELD=VALUE for each field of it.");
        }
        FeatureServer server;
        try {
            server = new FeatureServer(url, token);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(Specs.line(spec), "--url: " + e.getMessage(), e);
        }
        FeatureServer.Answer answer = key == null
                ? server.read(view, String.valueOf(entity), asOf)
                : new KeyParts(key).read(server, view, asOf);
        PrintWriter out = Specs.line(spec).getOut();
        out.print(json ? answer.text().strip() + System.lineSeparator() : text(answer.body()));
        out.flush();
        return CommandLine.ExitCode.OK;
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
                        value(feature.getValue().path("value")),
                        feature.getValue().path("status").asText())));
        return text.toString();
    }

    private static String value(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
