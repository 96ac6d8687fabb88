package io.millrace.features.ingest;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.rows.Cells;
import io.millrace.runtime.rows.LineFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, in memory. Of two rows with one key and time the later in the file holds. */
public final class FileTable implements LookupTable {

    private final Map<String, NavigableMap<Long, Map<String, Object>>> rows;

    private FileTable(Map<String, NavigableMap<Long, Map<String, Object>>> rows) {
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or a row is not of the declared types, with file and line
     */
    public static FileTable read(Lookup lookup, Lookup.CsvFile file) throws IOException {
        Map<String, NavigableMap<Long, Map<String, Object>>> rows = new HashMap<>();
        try (LineFile lines = LineFile.open(file.path())) {
            for (Map<String, Object> cells = lines.next(); cells != null; cells = lines.next()) {
                try {
                    LookupRow row = row(lookup, file, cells, lines.line());
                    rows.computeIfAbsent(row.key(), key -> new TreeMap<>()).put(row.from(), row.fields());
                } catch (UnusableException e) {
                    throw new IOException(file.path() + ": line " + lines.line() + ": " + e.getMessage(), e);
                } catch (IllegalArgumentException e) {
                    throw new IOException(file.path() + ": " + e.getMessage(), e);
                }
            }
        }
        return new FileTable(rows);
    }

    private static LookupRow row(Lookup lookup, Lookup.CsvFile file, Map<String, Object> cells, int line)
            throws UnusableException {
        for (String field : lookup.fields().keySet()) {
            if (!cells.containsKey(field)) {
                throw new IllegalArgumentException(
                        "line " + line + ": there is no column '" + field + "'; the file has " + cells.keySet());
            }
        }
        return LookupRow.of(
                lookup, field -> value(cells.get(field), lookup.fields().get(field), file, field, line));
    }

    private static @Nullable Object value(
            @Nullable Object cell, @Nullable FieldType type, Lookup.CsvFile file, String field, int line)
            throws UnusableException {
        if (!(cell instanceof String text) || text.isBlank() || text.equals(file.missing())) {
            return null;
        }
        Object value = Cells.typed(text, type, field, "line " + line);
        return type == FieldType.TIMESTAMP && value instanceof String time
                ? (Object) Times.instant(field, time)
                : value;
    }

    @Override
    public @Nullable Map<String, Object> row(String key, long time) {
        NavigableMap<Long, Map<String, Object>> versions = rows.get(key);
        Map.Entry<Long, Map<String, Object>> found = versions == null ? null : versions.floorEntry(time);
        return found == null ? null : found.getValue();
    }
}
