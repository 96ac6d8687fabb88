package io.millrace.platform.deploy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the Kubernetes API takes, by the models that are generated from its OpenAPI schema: fields that there are, those that have to be there, and
 * their types.
 */
final class KubernetesSchema {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(OffsetDateTime.class, (JsonDeserializer<OffsetDateTime>)
                    (moment, type, context) -> OffsetDateTime.parse(moment.getAsString()))
            .registerTypeAdapter(OffsetDateTime.class, (JsonSerializer<OffsetDateTime>)
                    (moment, type, context) -> new JsonPrimitive(moment.toString()))
            .create();

    private static final Map<String, Class<?>> MODELS = Map.of(
            "v1 Service", V1Service.class,
            "apps/v1 StatefulSet", V1StatefulSet.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

    private KubernetesSchema() {}

    /** What is wrong with an object; empty when the API would take it. */
    static Optional<String> problem(Map<String, Object> object) throws ReflectiveOperationException {
        String kind = object.get("apiVersion") + " " + object.get("kind");
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            return Optional.of("'" + kind + "' is none of " + MODELS.keySet());
        }
        JsonElement said = GSON.toJsonTree(object);
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, said);
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
        try {
            return differences("", said, GSON.toJsonTree(GSON.fromJson(said, model)))
                    .findFirst();
        } catch (JsonParseException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e));
        }
    }

    /** Where a model has not kept what was said: it makes a text of a number, which the API refuses. */
    private static Stream<String> differences(String path, JsonElement said, @Nullable JsonElement kept) {
        if (kept != null && said.isJsonObject() && kept.isJsonObject()) {
            return said.getAsJsonObject().entrySet().stream()
                    .flatMap(field -> differences(
                            path + "." + field.getKey(),
                            field.getValue(),
                            kept.getAsJsonObject().get(field.getKey())));
        }
        if (kept != null && said.isJsonArray() && kept.isJsonArray()) {
            return IntStream.range(0, said.getAsJsonArray().size())
                    .boxed()
                    .flatMap(i -> differences(
                            path + "[" + i + "]",
                            said.getAsJsonArray().get(i),
                            kept.getAsJsonArray().get(i)));
        }
        return said.equals(kept) ? Stream.of() : Stream.of(path + " is " + said + ", expected " + kept);
    }
}
