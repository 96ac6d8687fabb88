package io.millrace.platform.feast;

import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A frame of data in a request to Feast's interface: columns of the same length. */
final class FeastFrame {

    private FeastFrame() {}

    /** How many rows the columns have. */
    static int length(String name, JsonObject columns) {
        int length = -1;
        for (Map.Entry<String, Object> column : columns) {
            if (!(column.getValue() instanceof JsonArray values)) {
                throw new BadRequestException("'" + name + "." + column.getKey() + "' is "
                        + RequestBody.shown(column.getValue()) + ", expected a list of values.");
            }
            if (length >= 0 && values.size() != length) {
                throw new BadRequestException("'" + name + "." + column.getKey() + "' has " + values.size()
                        + " values, and a column before it " + length + ": give as many of each.");
            }
            length = values.size();
        }
        if (length < 1 || length > RequestBody.MOST_ROWS) {
            throw new BadRequestException("'" + name + "' has " + Math.max(0, length) + " rows, expected 1 to "
                    + RequestBody.MOST_ROWS + ", as in {\"user\": [\"ann\", \"bob\"]}.");
        }
        return length;
    }

    /** The rows, each without what is null. */
    static List<Map<String, Object>> rows(JsonObject columns) {
        int length = length("df", columns);
        List<Map<String, Object>> rows = new ArrayList<>(length);
        for (int row = 0; row < length; row++) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (String column : columns.fieldNames()) {
                Object value = columns.getJsonArray(column).getValue(row);
                if (value != null) {
                    fields.put(column, value instanceof Integer whole ? (Object) whole.longValue() : value);
                }
            }
            rows.add(fields);
        }
        return rows;
    }
}
