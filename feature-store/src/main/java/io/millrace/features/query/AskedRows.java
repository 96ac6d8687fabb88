package io.millrace.features.query;

import io.millrace.features.ingest.EventShape;
import io.millrace.runtime.project.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a request by the entity that they are about: one that is in several is read once. */
final class AskedRows {

    private AskedRows() {}

    /**
     * Numbers of the rows, by key.
     *
     * @throws RequestFault when a row lacks the key of the entity type, or no event can have it
     */
    static Map<String, List<Integer>> of(Entity entity, List<Map<String, String>> rows) {
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            byKey.computeIfAbsent(key(entity, rows.get(row), row), first -> new ArrayList<>())
                    .add(row);
        }
        return byKey;
    }

    private static String key(Entity entity, Map<String, String> fields, int row) {
        @Nullable String key = entity.keyOf(fields);
        if (key == null) {
            String has = fields.isEmpty() ? "nothing" : String.join(", ", fields.keySet());
            throw fault(
                    row,
                    "no key of entity '" + entity.name() + "': it needs " + String.join(" and ", entity.key())
                            + ", and has " + has);
        }
        if (key.length() > EventShape.MOST_TEXT) {
            throw fault(
                    row,
                    "a key of entity '" + entity.name() + "' of " + key.length()
                            + " characters, and no event has more than " + EventShape.MOST_TEXT);
        }
        return key;
    }

    private static RequestFault fault(int row, String what) {
        return new RequestFault(RequestFault.Kind.NO_KEY, "Row " + (row + 1) + " has " + what + ".");
    }
}
