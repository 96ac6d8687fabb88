package io.millrace.runtime.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import io.millrace.runtime.project.FieldType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name that an expression may use: its type, and how its value is read from a row.
 *
 * <p>A value of another type than the declared one counts as missing.
 */
final class Variable implements Term {

    private final String name;
    private final CelType type;
    private final Unary reading;

    private Variable(String name, CelType type, Unary reading) {
        this.name = name;
        this.type = type;
        this.reading = reading;
    }

    /** A field of an event. */
    static Variable field(String name, FieldType type) {
        return switch (type) {
            case STRING -> new Variable(name, SimpleType.STRING, value -> value instanceof String ? value : null);
            case INT -> new Variable(name, SimpleType.INT, Variable::whole);
            case DOUBLE -> new Variable(name, SimpleType.DOUBLE, Variable::floating);
            case BOOLEAN -> new Variable(name, SimpleType.BOOL, value -> value instanceof Boolean ? value : null);
            case TIMESTAMP -> new Variable(name, SimpleType.TIMESTAMP, Variable::whole);
            case LIST ->
                new Variable(name, ListType.create(SimpleType.DYN), value -> value instanceof List<?> ? value : null);
            case MAP ->
                new Variable(
                        name,
                        MapType.create(SimpleType.STRING, SimpleType.DYN),
                        value -> value instanceof Map<?, ?> ? value : null);
        };
    }

    /** A column of a view: every number is a double, as are those that a list or a map holds. */
    static Variable column(String name, FieldType type) {
        return switch (type) {
            case INT, DOUBLE ->
                new Variable(name, SimpleType.DOUBLE, value -> value instanceof Number ? real(value) : null);
            case STRING, BOOLEAN, TIMESTAMP, LIST, MAP -> field(name, type);
        };
    }

    String name() {
        return name;
    }

    CelType type() {
        return type;
    }

    @Override
    public @Nullable Object value(Map<String, ?> row) {
        Object found = row.get(name);
        return found == null ? null : reading.apply(found);
    }

    /** The value as CEL's interpreter takes it. */
    @Nullable
    Object interpreted(Map<String, ?> row) {
        Object value = value(row);
        if (value instanceof Long millis && type.equals(SimpleType.TIMESTAMP)) {
            return Instant.ofEpochMilli(millis);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(held -> held == null ? NullValue.NULL_VALUE : real(held))
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> real = new HashMap<>();
            map.forEach((key, held) -> {
                if (held != null) {
                    real.put(key, real(held));
                }
            });
            return real;
        }
        return value;
    }

    /** What a column's list or map holds, with numbers as doubles. */
    static Object real(Object value) {
        return value instanceof Double || !(value instanceof Number number) ? value : (Object) number.doubleValue();
    }

    private static @Nullable Object whole(Object value) {
        if (value instanceof Long) {
            return value;
        }
        return value instanceof Integer narrow ? (Object) narrow.longValue() : null;
    }

    private static @Nullable Object floating(Object value) {
        if (value instanceof Double) {
            return value;
        }
        return value instanceof Float narrow ? (Object) narrow.doubleValue() : null;
    }
}
