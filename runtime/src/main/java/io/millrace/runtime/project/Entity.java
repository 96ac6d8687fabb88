package io.millrace.runtime.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that features describe, such as a user, or a route from one airport to another.
 *
 * @param key event fields that together name the entity, at least one
 */
public record Entity(String name, List<String> key) {

    private static final char SEPARATOR = '|';
    private static final char ESCAPE = '\\';

    public Entity {
        key = List.copyOf(key);
    }

    /**
     * The key of the entity that an event is about: the text of its field; of several fields the texts in order, with
     * {@code |} between them, and {@code \} before a {@code |} or {@code \} in one. Null when a field is missing.
     */
    public @Nullable String keyOf(Map<String, ?> fields) {
        List<String> parts = new ArrayList<>();
        for (String field : key) {
            Object value = fields.get(field);
            if (value == null) {
                return null;
            }
            parts.add(String.valueOf(value));
        }
        return joined(parts);
    }

    /** The key made of parts, one for each field. */
    public String joined(List<String> parts) {
        if (parts.size() != key.size()) {
            throw new IllegalArgumentException("entity '" + name + "' has the key " + key + ", and was given " + parts);
        }
        return parts.size() == 1
                ? parts.get(0)
                : String.join("|", parts.stream().map(Entity::escaped).toList());
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** The fields of a key with their values; empty when it has another number of parts. */
    public Map<String, String> fieldsOf(String joined) {
        List<String> parts = parts(joined);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            fields.put(key.get(i), parts.get(i));
        }
        return fields;
    }

    /** The parts of a key, one for each field; empty when it has not that many. */
    public List<String> parts(String joined) {
        if (key.size() == 1) {
            return List.of(joined);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == SEPARATOR) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == ESCAPE && i + 1 < joined.length()) {
                part.append(joined.charAt(++i));
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.size() == key.size() ? parts : List.of();
    }
}
