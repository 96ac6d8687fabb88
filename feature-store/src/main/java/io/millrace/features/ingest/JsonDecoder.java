package io.millrace.features.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.runtime.project.FieldType;
import io.millrace.schemas.DeadLetterReason;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoder of JSON objects, one per record, with the fields that the project file declares. */
public final class JsonDecoder implements Decoder {

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Map<String, FieldType> fields;

    /** A decoder of these fields. */
    public JsonDecoder(Map<String, FieldType> fields) {
        this.fields = Map.copyOf(fields);
    }

    @Override
    public FieldReader decode(byte[] value) throws UnusableException {
        JsonNode object;
        try {
            object = mapper.readTree(value);
        } catch (JsonProcessingException e) {
            throw new UnusableException(
                    DeadLetterReason.UNDECODABLE, "the value is not JSON: " + Shortened.of(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnusableException(DeadLetterReason.UNDECODABLE, "the value cannot be read: " + e.getMessage());
        }
        if (object == null || !object.isObject()) {
            throw new UnusableException(DeadLetterReason.UNDECODABLE, "the value is not a JSON object");
        }
        return field -> read(object, field);
    }

    private @Nullable Object read(JsonNode object, String field) throws UnusableException {
        JsonNode value = object.get(field);
        FieldType type = fields.get(field);
        if (value == null || value.isNull() || type == null) {
            return null;
        }
        return switch (type) {
            case STRING -> value.isTextual() ? whole(field, value.textValue()) : wrong(field, value, type);
            case INT ->
                value.canConvertToExactIntegral() && value.canConvertToLong()
                        ? (Object) value.longValue()
                        : wrong(field, value, type);
            case DOUBLE -> value.isNumber() ? (Object) finite(field, value.doubleValue()) : wrong(field, value, type);
            case BOOLEAN -> value.isBoolean() ? (Object) value.booleanValue() : wrong(field, value, type);
            case LIST, MAP -> throw new IllegalStateException("a field of an event is never a " + type.yaml());
            case TIMESTAMP -> {
                if (value.isTextual()) {
                    yield Times.instant(field, value.textValue());
                }
                yield value.canConvertToExactIntegral() && value.canConvertToLong()
                        ? (Object) value.longValue()
                        : wrong(field, value, type);
            }
        };
    }

    private static double finite(String field, double value) throws UnusableException {
        if (!Double.isFinite(value)) {
            throw new UnusableException(
                    DeadLetterReason.WRONG_TYPE, "field '" + field + "' is beyond the range of a double");
        }
        return value;
    }

    /** Half of a surrogate pair is no character: written as UTF-8 it would be a question mark, and two texts the same. */
    private static String whole(String field, String text) throws UnusableException {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            boolean pair = Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (Character.isSurrogate(unit) && !pair) {
                throw new UnusableException(
                        DeadLetterReason.WRONG_TYPE,
                        "field '" + field + "' holds half of a surrogate pair, \\u"
                                + Integer.toHexString(unit) + ", at character " + (at + 1)
                                + ", which is no character; expected a text");
            }
            at += pair ? 1 : 0;
        }
        return text;
    }

    private static Object wrong(String field, JsonNode value, FieldType type) throws UnusableException {
        throw new UnusableException(
                DeadLetterReason.WRONG_TYPE,
                "field '" + field + "' is " + Shortened.of(value) + ", expected " + type.withArticle());
    }
}
