package io.millrace.platform.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events of a topic, field by field.
 *
 * @param events how many they are
 * @param fields in the order in which they are first seen
 * @param nested fields that hold a list or an object, which a project cannot declare
 */
record EventSample(int events, List<SampledField> fields, Set<String> nested) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads JSON objects.
     *
     * @throws IllegalArgumentException when one is none; says what it is
     */
    static EventSample of(List<byte[]> records) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        Set<String> nested = new LinkedHashSet<>();
        for (byte[] record : records) {
            object(record).properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (value.isContainerNode()) {
                    nested.add(field.getKey());
                } else if (!value.isNull()) {
                    values.computeIfAbsent(field.getKey(), first -> new ArrayList<>())
                            .add(plain(value));
                }
            });
        }
        nested.forEach(values::remove);
        List<SampledField> fields = new ArrayList<>();
        values.forEach((name, found) -> fields.add(new SampledField(name, found, records.size())));
        return new EventSample(records.size(), fields, nested);
    }

    private static JsonNode object(byte[] record) {
        try {
            JsonNode read = JSON.readTree(new String(record, StandardCharsets.UTF_8));
            if (read.isObject()) {
                return read;
            }
            throw new IllegalArgumentException("a record is JSON, and no object: " + beginning(record));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record is not JSON: " + beginning(record), e);
        }
    }

    private static String beginning(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(80, text.length()));
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.asText();
    }
}
