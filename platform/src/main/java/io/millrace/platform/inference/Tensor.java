package io.millrace.platform.inference;

import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.runtime.project.FieldType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One input of a request: a value for each row.
 *
 * @param values texts, whole numbers ({@code Long}), numbers ({@code Double}) or booleans by the data type; null for what is missing
 */
record Tensor(String name, List<@Nullable Object> values) {

    private static final Set<String> MEMBERS = Set.of("name", "shape", "datatype", "parameters", "data");
    private static final Set<String> WHOLE =
            Set.of("INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");
    private static final Set<String> REAL = Set.of("FP16", "FP32", "FP64");

    /** The data type of values of a type. */
    static String datatype(FieldType type) {
        return switch (type) {
            case INT, TIMESTAMP -> "INT64";
            case DOUBLE -> "FP64";
            case BOOLEAN -> "BOOL";
            case STRING, LIST, MAP -> "BYTES";
        };
    }

    /** The same as a member of 'inputs'. */
    JsonObject json(FieldType type) {
        return new JsonObject()
                .put("name", name)
                .put("datatype", datatype(type))
                .put("shape", new JsonArray().add(values.size()))
                .put("data", new JsonArray(values));
    }

    /** Reads a member of 'inputs'. */
    static Tensor of(@Nullable Object member) {
        if (!(member instanceof JsonObject object)) {
            throw new BadRequestException(
                    "'inputs' has " + RequestBody.shown(member)
                            + " in it, expected objects such as {\"name\": \"user\", \"shape\": [1], \"datatype\": \"BYTES\", \"data\": [\"ann\"]}.");
        }
        RequestBody tensor = RequestBody.of(object);
        tensor.only(MEMBERS);
        String name = tensor.text("name");
        if (name == null) {
            throw new BadRequestException("An object in 'inputs' has no 'name'.");
        }
        String type = String.valueOf(tensor.text("datatype"));
        List<@Nullable Object> values = new ArrayList<>();
        for (Object cell : tensor.list("data")) {
            Object value = cell instanceof JsonArray one && one.size() == 1 ? one.getValue(0) : cell;
            values.add(value(name, type, value));
        }
        checkShape(name, tensor.list("shape"), values.size());
        return new Tensor(name, values);
    }

    private static void checkShape(String name, JsonArray shape, int rows) {
        JsonArray expected = new JsonArray().add(rows);
        if (!shape.equals(expected) && !shape.equals(expected.copy().add(1))) {
            throw new BadRequestException("'shape' of '" + name + "' is " + RequestBody.shown(shape)
                    + ", and 'data' has " + rows + " values: expected [" + rows + "], a value for each row.");
        }
    }

    private static @Nullable Object value(String name, String type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if ((type.equals("BYTES") && value instanceof String) || (type.equals("BOOL") && value instanceof Boolean)) {
            return value;
        }
        if (REAL.contains(type) && value instanceof Number number) {
            return number.doubleValue();
        }
        if (WHOLE.contains(type) && (value instanceof Integer || value instanceof Long)) {
            return ((Number) value).longValue();
        }
        throw new BadRequestException(
                "'" + name + "' has the datatype " + RequestBody.shown(type) + " and " + RequestBody.shown(value)
                        + " in its data; expected BYTES and texts, INT64 and whole numbers, FP64 and numbers, or BOOL and true or false; null where there is no value.");
    }
}
