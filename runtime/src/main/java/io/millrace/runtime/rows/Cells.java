package io.millrace.runtime.rows;

import io.millrace.runtime.project.FieldType;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Values of a row as the types that a source declares. Empty text is no value, unless text is what is wanted. */
public final class Cells {

    private Cells() {}

    /** A value of the declared type; JSON values that have it already pass through. {@code where} it stands is for messages. */
    public static @Nullable Object typed(@Nullable Object value, @Nullable FieldType type, String name, String where) {
        if (!(value instanceof String text) || type == null || type == FieldType.STRING) {
            return value;
        }
        if (text.isBlank()) {
            return null;
        }
        try {
            return switch (type) {
                case INT -> Long.parseLong(text.strip());
                case DOUBLE -> Double.parseDouble(text.strip());
                case BOOLEAN -> bool(text.strip());
                case TIMESTAMP -> text.strip().matches("-?[0-9]+") ? (Object) Long.parseLong(text.strip()) : text;
                case STRING -> text;
                case LIST, MAP -> throw new IllegalStateException("no source has a field of type " + type);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": '" + name + "' is '" + text + "', expected " + type.withArticle(), e);
        }
    }

    private static Boolean bool(String text) {
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equals("0")) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    /** A typed value in the form that an Avro field wants. */
    public static @Nullable Object fitted(@Nullable Object value, Schema schema, @Nullable FieldType type) {
        if (type == FieldType.TIMESTAMP && value instanceof String text) {
            try {
                return OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a time; expected one such as 2015-09-12T08:00:00Z", e);
            }
        }
        if (value instanceof Number number) {
            return switch (base(schema)) {
                case INT -> number.intValue();
                case LONG -> number.longValue();
                case FLOAT -> number.floatValue();
                case DOUBLE -> number.doubleValue();
                default -> value;
            };
        }
        return value;
    }

    private static Schema.Type base(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream()
                        .map(Schema::getType)
                        .filter(type -> type != Schema.Type.NULL)
                        .findFirst()
                        .orElse(Schema.Type.NULL)
                : schema.getType();
    }
}
