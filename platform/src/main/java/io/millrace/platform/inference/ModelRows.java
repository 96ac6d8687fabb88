package io.millrace.platform.inference;

import io.millrace.features.query.FeatureVector;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Suggestion;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a request as a model takes them. What is given by the name of an input is that input; the others are computed as for an event: from the
 * fields that are given, and from features, which are looked up by the keys among these.
 */
final class ModelRows {

    private final List<Input> inputs;
    private final Map<String, FieldType> fields;
    private final InferenceRequest request;
    private final List<Input> computed;
    private final List<String> features;

    /** Rows of a request; what it lacks, or has too much, is told by {@link BadRequestException}. */
    ModelRows(Plan plan, Model model, InferenceRequest request) {
        this.inputs = plan.inputs(model);
        this.fields = plan.source(model.on()).visible();
        this.request = request;
        Set<String> given = request.given().keySet();
        Set<String> known = new LinkedHashSet<>(inputs.stream().map(Input::name).toList());
        known.addAll(fields.keySet());
        for (String name : given) {
            if (!known.contains(name)) {
                throw new BadRequestException("Model '" + model.name() + "' has no input '" + name + "', and source '"
                        + model.on() + "' no such field. " + Suggestion.near(name, known));
            }
        }
        this.computed =
                inputs.stream().filter(input -> !given.contains(input.name())).toList();
        computed.forEach(input -> checkFields(input, given));
        this.features = computed.stream()
                .flatMap(input -> input.features().stream())
                .distinct()
                .toList();
    }

    private static void checkFields(Input input, Set<String> given) {
        for (String field : input.fields()) {
            if (!given.contains(field)) {
                throw new BadRequestException("The input '" + input.name()
                        + "' is not given, and it is computed from the field '" + field
                        + "', which is not given either.");
            }
        }
    }

    /** All features that the model's answer depends on. */
    List<String> readable() {
        return inputs.stream()
                .flatMap(input -> input.features().stream())
                .distinct()
                .toList();
    }

    /** Features that are to be looked up. */
    List<String> features() {
        return features;
    }

    /** For each row the fields that keys are made of. */
    List<Map<String, String>> keys() {
        List<Map<String, String>> keys = new ArrayList<>();
        for (int row = 0; row < request.rows(); row++) {
            Map<String, String> key = new LinkedHashMap<>();
            fields(row).forEach((field, value) -> {
                String text = RequestBody.keyText(value);
                if (text != null) {
                    key.put(field, text);
                }
            });
            keys.add(key);
        }
        return keys;
    }

    /**
     * The inputs of each row.
     *
     * @param found values of the features, by row; none when none are looked up
     */
    List<Map<String, @Nullable Object>> inputs(List<FeatureVector> found) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < request.rows(); row++) {
            Map<String, Object> event = fields(row);
            Map<String, Object> values = new HashMap<>();
            for (int i = 0; i < features.size(); i++) {
                Object value = found.get(row).values().get(i).value();
                if (value != null) {
                    values.put(features.get(i), value);
                }
            }
            Map<String, @Nullable Object> named = new HashMap<>();
            for (Input input : inputs) {
                List<@Nullable Object> given = request.given().get(input.name());
                named.put(
                        input.name(),
                        given == null ? input.value(event, values) : typed(input.name(), input.type(), given.get(row)));
            }
            rows.add(named);
        }
        return rows;
    }

    /** Inputs of all rows, as a request gives them. */
    JsonArray given(List<Map<String, @Nullable Object>> rows) {
        JsonArray given = new JsonArray();
        for (Input input : inputs) {
            List<@Nullable Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(input.name())));
            given.add(new Tensor(input.name(), values).json(input.type()));
        }
        return given;
    }

    private Map<String, Object> fields(int row) {
        Map<String, Object> event = new HashMap<>();
        fields.forEach((field, type) -> {
            List<@Nullable Object> given = request.given().get(field);
            Object value = given == null ? null : typed(field, type, given.get(row));
            if (value != null) {
                event.put(field, value);
            }
        });
        return event;
    }

    private static @Nullable Object typed(String name, FieldType type, @Nullable Object value) {
        boolean fits =
                switch (type) {
                    case STRING -> value instanceof String;
                    case INT, TIMESTAMP -> value instanceof Long;
                    case DOUBLE -> value instanceof Number;
                    case BOOLEAN -> value instanceof Boolean;
                    case LIST, MAP -> false;
                };
        if (value != null && !fits) {
            throw new BadRequestException(
                    "'" + name + "' is " + RequestBody.shown(value) + ", expected " + type.withArticle() + ".");
        }
        return type == FieldType.DOUBLE && value instanceof Number number ? (Double) number.doubleValue() : value;
    }
}
