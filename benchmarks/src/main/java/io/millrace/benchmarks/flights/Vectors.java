package io.millrace.benchmarks.flights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.runtime.plan.Input;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inputs of a model in what {@code millrace vectors --json} has printed. */
final class Vectors {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final ObjectReader VALUES = JSON.readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

    private final List<Input> inputs;

    /** Reads these inputs. What is derived is computed as it is for the model. */
    Vectors(List<Input> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /**
     * The inputs of some events, by event id. Those that have no vector are left out, and so is a feature that a vector does not have.
     *
     * @throws IllegalArgumentException when a line is not such a vector, or an event has two
     */
    Map<String, Map<String, @Nullable Object>> read(Path file, Set<String> ids) throws IOException {
        Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode vector = parsed(line);
                if (!vector.path("id").isTextual() || !vector.path("features").isObject()) {
                    throw new IllegalArgumentException(
                            file + ":" + number + ": this is no vector. Print them with --json");
                }
                String id = vector.path("id").textValue();
                if (ids.contains(id) && found.put(id, values(vector)) != null) {
                    throw new IllegalArgumentException(file + ":" + number + ": a second vector of event " + id);
                }
            }
        }
        return found;
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private Map<String, @Nullable Object> values(JsonNode vector) throws IOException {
        Map<String, Object> fields = VALUES.readValue(vector.path("fields"));
        Map<String, Object> features = VALUES.readValue(vector.path("features"));
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Input input : inputs) {
            if (features.keySet().containsAll(input.features())) {
                values.put(input.name(), input.value(fields, features));
            }
        }
        return values;
    }
}
