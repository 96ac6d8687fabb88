package io.millrace.runtime.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversions to int, double and string. A text that is not a number, and a double of 2^63 or more either way, have none. */
final class Conversion {

    private static final Map<String, Unary> OVERLOADS = Map.ofEntries(
            Map.entry("int64_to_int64", Conversion::toInt),
            Map.entry("double_to_int64", Conversion::toInt),
            Map.entry("string_to_int64", Conversion::toInt),
            Map.entry(
                    "timestamp_to_int64",
                    value -> value instanceof Long millis ? (Object) Math.floorDiv(millis, 1000L) : null),
            Map.entry("int64_to_double", Conversion::toDouble),
            Map.entry("double_to_double", Conversion::toDouble),
            Map.entry("string_to_double", Conversion::toDouble),
            Map.entry("int64_to_string", Conversion::toText),
            Map.entry("double_to_string", Conversion::toText),
            Map.entry("bool_to_string", Conversion::toText),
            Map.entry("string_to_string", Conversion::toText));

    private static final Map<String, Unary> FUNCTIONS =
            Map.of("int", Conversion::toInt, "double", Conversion::toDouble, "string", Conversion::toText);

    private Conversion() {}

    /** Conversions by CEL's overload. */
    static Map<String, Unary> unary() {
        return OVERLOADS;
    }

    /** The conversion of a number, text or boolean whose type only its value tells; null when it is not a conversion. */
    static @Nullable Unary ofAny(String function) {
        return FUNCTIONS.get(function);
    }

    private static @Nullable Object toText(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static @Nullable Object toInt(Object value) {
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof Double number) {
            return Math.abs(number) < 0x1p63 ? (Object) number.longValue() : null;
        }
        try {
            return value instanceof String text ? (Object) Long.parseLong(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object toDouble(Object value) {
        if (value instanceof Double) {
            return value;
        }
        if (value instanceof Long number) {
            return number.doubleValue();
        }
        try {
            return value instanceof String text ? (Object) Double.parseDouble(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
