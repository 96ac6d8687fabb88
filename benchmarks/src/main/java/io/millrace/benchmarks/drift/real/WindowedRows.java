package io.millrace.benchmarks.drift.real;

import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.drift.detection.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows in the windows of their event time, empty ones between them too.
 *
 * @param windows in the order of time
 */
record WindowedRows(List<WatchedFeature> features, Duration window, List<WindowProfile> windows) {

    WindowedRows {
        features = List.copyOf(features);
        windows = List.copyOf(windows);
    }

    static WindowedRows of(List<WatchedFeature> features, Duration window, List<Row> rows) {
        long length = window.toMillis();
        TreeMap<Long, List<Row>> parts = new TreeMap<>();
        for (Row row : rows) {
            parts.computeIfAbsent(Math.floorDiv(row.time(), length), number -> new ArrayList<>())
                    .add(row);
        }
        List<WindowProfile> windows = new ArrayList<>();
        for (long number = parts.firstKey(); number <= parts.lastKey(); number++) {
            WindowProfileBuilder builder = new WindowProfileBuilder(
                    number * length, (number + 1) * length, features.size(), WindowTally.capacity(features));
            parts.getOrDefault(number, List.of()).forEach(builder::add);
            windows.add(builder.build());
        }
        return new WindowedRows(features, window, windows);
    }

    /** Start of the first window. */
    long start() {
        return windows.get(0).start();
    }
}
