package io.millrace.platform.inference;

import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for predictions.
 *
 * @param id what the answer is to be called; null when it was left out
 * @param given values by name, of all rows
 * @param rows how many rows there are
 * @param outputs names of what is to be answered; empty for all
 * @param explain whether what is answered is to be explained
 */
record InferenceRequest(
        @Nullable String id,
        Map<String, List<@Nullable Object>> given,
        int rows,
        List<String> outputs,
        boolean explain) {

    /** The most rows of a request that is explained: each costs as much as some hundred that are not. */
    private static final int MOST_EXPLAINED = 20;

    private static final String EXPLAIN = "explain";

    private static final Set<String> MEMBERS = Set.of("id", "parameters", "inputs", "outputs");

    static InferenceRequest of(RequestBody body, List<String> outputs) {
        body.only(MEMBERS);
        Map<String, List<@Nullable Object>> given = new LinkedHashMap<>();
        for (Object member : body.list("inputs")) {
            Tensor tensor = Tensor.of(member);
            if (given.put(tensor.name(), tensor.values()) != null) {
                throw new BadRequestException("'inputs' has '" + tensor.name() + "' twice.");
            }
        }
        boolean explain = explain(body);
        return new InferenceRequest(
                body.text("id"),
                given,
                rows(given, explain ? MOST_EXPLAINED : RequestBody.MOST_ROWS),
                outputs(body, outputs),
                explain);
    }

    private static boolean explain(RequestBody body) {
        // other parameters are allowed: clients send some that are theirs
        return RequestBody.of(body.objectOrNone("parameters")).flag(EXPLAIN);
    }

    /** The same request with other inputs. */
    JsonObject json(JsonArray inputs) {
        JsonArray named = new JsonArray();
        outputs.forEach(output -> named.add(new JsonObject().put("name", output)));
        JsonObject json = new JsonObject()
                .put("inputs", inputs)
                .put("outputs", named)
                .put("parameters", new JsonObject().put(EXPLAIN, explain));
        return id == null ? json : json.put("id", id);
    }

    private static int rows(Map<String, List<@Nullable Object>> given, int most) {
        List<Integer> sizes = given.values().stream().map(List::size).distinct().toList();
        if (sizes.size() != 1 || sizes.get(0) == 0 || sizes.get(0) > most) {
            throw new BadRequestException(
                    "'inputs' have " + sizes + " rows, expected the same number in all, 1 to " + most + ".");
        }
        return sizes.get(0);
    }

    private static List<String> outputs(RequestBody body, List<String> known) {
        List<String> outputs = new ArrayList<>();
        for (Object member : body.list("outputs")) {
            String name =
                    member instanceof JsonObject output ? RequestBody.of(output).text("name") : null;
            if (name == null || !known.contains(name)) {
                throw new BadRequestException("'outputs' has " + RequestBody.shown(member)
                        + " in it, expected objects with a 'name' among " + known + ".");
            }
            outputs.add(name);
        }
        return outputs;
    }
}
