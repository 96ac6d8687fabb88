package io.millrace.runtime.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decoded event of a source.
 *
 * @param source name of the source in the project file
 * @param id identity of the event within its source
 * @param time event time in milliseconds since the epoch
 * @param fields values by field name: {@code Boolean}, {@code Long} (integers, and timestamps in epoch milliseconds),
 *     {@code Double} or {@code String}; a null field is absent from the map
 */
public record Event(String source, String id, long time, Map<String, Object> fields) {

    public Event {
        fields = Map.copyOf(fields);
    }

    /** Value of a field, or null when the event does not have it. */
    public @Nullable Object field(String name) {
        return fields.get(name);
    }
}
