package io.millrace.runtime.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A side table that events are enriched from.
 *
 * @param table where its rows are
 * @param key fields that together identify a row
 * @param time field that says from when on a row holds; null when a row holds at any time
 * @param fields types by field name
 */
public record Lookup(
        String name,
        Table table,
        List<String> key,
        @Nullable String time,
        Map<String, FieldType> fields) {

    public Lookup {
        key = List.copyOf(key);
    }

    /** Where the rows of a side table are. */
    public sealed interface Table {}

    /**
     * A CSV file with a header, read when a process starts.
     *
     * @param missing text that stands for no value, besides no text
     */
    public record CsvFile(Path path, @Nullable String missing) implements Table {}

    /**
     * A topic whose newest record of a key is the row.
     *
     * @param schema Avro schema as JSON; null for JSON
     */
    public record Topic(
            String topic, Source.Format format, @Nullable String schema) implements Table {}

    /** The fields that a row adds to an event: all but those of the key. */
    public Map<String, FieldType> added() {
        Map<String, FieldType> added = new LinkedHashMap<>(fields);
        key.forEach(added::remove);
        return added;
    }
}
