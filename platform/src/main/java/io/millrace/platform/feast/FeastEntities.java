package io.millrace.platform.feast;

import io.millrace.platform.exchange.RequestBody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities of a request to Feast's interface: one column for each key field, all of the same length.
 *
 * @param rows of each row what can be part of a key: other columns may hold anything
 */
record FeastEntities(JsonObject byColumn, List<Map<String, String>> rows) {

    static FeastEntities of(JsonObject columns) {
        int length = FeastFrame.length("entities", columns);
        List<Map<String, String>> rows = new ArrayList<>(length);
        for (int row = 0; row < length; row++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String column : columns.fieldNames()) {
                String text = RequestBody.keyText(columns.getJsonArray(column).getValue(row));
                if (text != null) {
                    fields.put(column, text);
                }
            }
            rows.add(fields);
        }
        return new FeastEntities(columns, rows);
    }

    List<String> columns() {
        return List.copyOf(byColumn.fieldNames());
    }

    /** The values of a column, as they were given. */
    JsonArray values(String column) {
        return byColumn.getJsonArray(column);
    }
}
