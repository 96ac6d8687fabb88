package io.millrace.platform.feast;

import io.millrace.schemas.feast.Bools;
import io.millrace.schemas.feast.Doubles;
import io.millrace.schemas.feast.Texts;
import io.millrace.schemas.feast.Value;
import io.millrace.schemas.feast.Wholes;
import io.vertx.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in the types that Feast's clients know over gRPC. */
final class FeastValues {

    private FeastValues() {}

    /** What a client has sent; null when it has set none, or one that no key is of. */
    static @Nullable Object of(Value value) {
        return switch (value.getValCase()) {
            case STRING_VAL -> value.getStringVal();
            case INT32_VAL -> value.getInt32Val();
            case INT64_VAL -> value.getInt64Val();
            case UNIX_TIMESTAMP_VAL -> value.getUnixTimestampVal();
            case DOUBLE_VAL -> value.getDoubleVal();
            case FLOAT_VAL -> value.getFloatVal();
            case BOOL_VAL -> value.getBoolVal();
            default -> null;
        };
    }

    /** What a client is answered. What none of its types can hold, such as a map, is a text in JSON. */
    static Value of(@Nullable Object value) {
        Value.Builder built = Value.newBuilder();
        if (value == null) {
            return built.build();
        }
        if (value instanceof String text) {
            built.setStringVal(text);
        } else if (value instanceof Integer whole) {
            built.setInt32Val(whole);
        } else if (value instanceof Long whole) {
            built.setInt64Val(whole);
        } else if (value instanceof Double number) {
            built.setDoubleVal(number);
        } else if (value instanceof Float number) {
            built.setFloatVal(number);
        } else if (value instanceof Boolean flag) {
            built.setBoolVal(flag);
        } else if (value instanceof List<?> list) {
            put(list, built);
        } else {
            built.setStringVal(Json.encode(value));
        }
        return built.build();
    }

    private static void put(List<?> list, Value.Builder built) {
        if (list.stream().allMatch(String.class::isInstance)) {
            built.setStringListVal(Texts.newBuilder()
                    .addAllVal(list.stream().map(String.class::cast).toList()));
        } else if (list.stream().allMatch(Long.class::isInstance)) {
            built.setInt64ListVal(Wholes.newBuilder()
                    .addAllVal(list.stream().map(Long.class::cast).toList()));
        } else if (list.stream().allMatch(Number.class::isInstance)) {
            built.setDoubleListVal(Doubles.newBuilder()
                    .addAllVal(list.stream()
                            .map(number -> ((Number) number).doubleValue())
                            .toList()));
        } else if (list.stream().allMatch(Boolean.class::isInstance)) {
            built.setBoolListVal(Bools.newBuilder()
                    .addAllVal(list.stream().map(Boolean.class::cast).toList()));
        } else {
            built.setStringVal(Json.encode(list));
        }
    }
}
