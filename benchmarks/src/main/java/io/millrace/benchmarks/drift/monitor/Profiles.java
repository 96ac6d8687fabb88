package io.millrace.benchmarks.drift.monitor;

import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.drift.detection.WindowTally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles of rows that are spread evenly over a window. Their event ids are the window's start and their number. */
public final class Profiles {

    private Profiles() {}

    /** The profile of all rows. */
    public static WindowProfile of(Batch batch, long start, long end) {
        return of(batch, start, end, 0, 1);
    }

    /** The profile of the rows of one partition: each takes its turn. */
    public static WindowProfile of(Batch batch, long start, long end, int partition, int partitions) {
        WindowProfileBuilder builder =
                new WindowProfileBuilder(start, end, batch.columns().size(), WindowTally.DEFAULT_CAPACITY);
        for (int row = partition; row < batch.rows(); row += partitions) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : batch.columns()) {
                values.add(value(column, row));
            }
            long time = start + (end - start) * row / batch.rows();
            builder.add(new Row(start + "-" + row, time, values, null));
        }
        return builder.build();
    }

    private static @Nullable Object value(Column column, int row) {
        double value = column.at(row);
        if (Double.isNaN(value)) {
            return null;
        }
        return column.categories() ? (Object) ("c" + (int) value) : (Object) value;
    }
}
