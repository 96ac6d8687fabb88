package io.millrace.platform.cli;

import io.millrace.runtime.project.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity named by the fields of its key. In which order they make the key is in the project file, which is not at hand:
 * an answer tells.
 */
final class KeyParts {

    private final Map<String, String> parts;

    KeyParts(Map<String, String> parts) {
        this.parts = parts;
    }

    FeatureServer.Answer read(FeatureServer server, String view, @Nullable String asOf)
            throws IOException, InterruptedException {
        FeatureServer.Answer answer = server.read(view, joined(List.copyOf(parts.keySet())), asOf);
        List<String> fields = new ArrayList<>();
        answer.body().path("entity").fieldNames().forEachRemaining(fields::add);
        if (!new HashSet<>(fields).equals(parts.keySet())) {
            throw new IllegalStateException("The key of view '" + view + "' is " + String.join(", ", fields)
                    + ", and was given as " + String.join(", ", parts.keySet()) + ".");
        }
        if (fields.equals(List.copyOf(parts.keySet()))) {
            return answer;
        }
        return server.read(view, joined(fields), asOf);
    }

    private String joined(List<String> fields) {
        return new Entity("entity", fields)
                .joined(fields.stream()
                        .map(field -> Objects.requireNonNull(parts.get(field)))
                        .toList());
    }
}
