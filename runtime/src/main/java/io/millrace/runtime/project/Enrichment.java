package io.millrace.runtime.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the events of a source have added from a side table.
 *
 * @param name prefix of the added fields
 * @param lookup name of the side table
 * @param by event fields whose values are the key of the row, in the order of the table's key
 * @param row types of what a row adds, by its name in the table
 */
public record Enrichment(String name, String lookup, List<String> by, Map<String, FieldType> row) {

    public Enrichment {
        by = List.copyOf(by);
    }

    /** Name in the event of a field of the row. */
    public String added(String field) {
        return name + "_" + field;
    }

    /** Types by name in the event. */
    public Map<String, FieldType> adds() {
        Map<String, FieldType> adds = new LinkedHashMap<>();
        row.forEach((field, type) -> adds.put(added(field), type));
        return adds;
    }
}
