package io.millrace.features.ingest;

import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.Lookup;
import io.millrace.schemas.DeadLetterReason;
import java.util.HashMap;
import java.util.Map;

/**
 * One row of a side table.
 *
 * @param key key of the row; of several fields joined as {@link Entity#joined} does
 * @param from event time from when on it holds; {@link #ALWAYS} in a table without times
 * @param fields what it adds to an event
 */
public record LookupRow(String key, long from, Map<String, Object> fields) {

    /** Before any event time. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /**
     * The row that the fields of a record make.
     *
     * @throws UnusableException when its key or time is missing, or a field is of another type
     */
    public static LookupRow of(Lookup lookup, FieldReader reader) throws UnusableException {
        Map<String, Object> fields = new HashMap<>();
        for (String name : lookup.fields().keySet()) {
            Object value = reader.read(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        String key = new Entity(lookup.name(), lookup.key()).keyOf(fields);
        if (key == null) {
            throw new UnusableException(
                    DeadLetterReason.NO_KEY,
                    "the row has no " + String.join(", ", lookup.key()) + ", the key of lookup '" + lookup.name()
                            + "'");
        }
        String time = lookup.time();
        long from = ALWAYS;
        if (time != null) {
            Object value = fields.get(time);
            if (value == null) {
                throw new UnusableException(
                        DeadLetterReason.NO_TIME, "field '" + time + "', from when on the row holds, is missing");
            }
            from = Times.of(time, value);
        }
        fields.keySet().removeAll(lookup.key());
        return new LookupRow(key, from, Map.copyOf(fields));
    }
}
