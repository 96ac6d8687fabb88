package io.millrace.drift.calibration;

import io.millrace.drift.detection.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rows of which each feature is another row's: every feature stays as it was, and nothing goes together any more. */
final class TornRows {

    private final int features;
    private final List<Row> last = new ArrayList<>();

    /** Rows with so many features, which come first among their values. */
    TornRows(int features) {
        this.features = features;
    }

    /** What becomes of the next row: its first feature, the second of the one before, and so on. */
    Row next(Row row) {
        last.add(0, row);
        if (last.size() > features) {
            last.remove(features);
        }
        List<@Nullable Object> values = new ArrayList<>(row.values());
        for (int i = 0; i < last.size(); i++) {
            values.set(i, last.get(i).values().get(i));
        }
        return new Row(row.eventId(), row.time(), values, row.cluster());
    }
}
