package io.millrace.drift.calibration;

import io.millrace.drift.detection.EventHash;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowProfileBuilder;
import io.millrace.drift.detection.WindowTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows in the windows of their event time, without gaps.
 *
 * @param start of the first window
 */
record Windows(MonitorSettings settings, long start, List<List<Row>> rows) {

    Windows {
        rows = List.copyOf(rows);
    }

    /** All windows but the first and the last one, of which rows may be lacking. */
    static Windows whole(MonitorSettings settings, Collection<Row> all) {
        long length = settings.window().toMillis();
        SortedMap<Long, List<Row>> windows = new TreeMap<>();
        for (Row row : all) {
            windows.computeIfAbsent(Math.floorDiv(row.time(), length), first -> new ArrayList<>())
                    .add(row);
        }
        List<List<Row>> whole = new ArrayList<>();
        if (windows.isEmpty()) {
            return new Windows(settings, 0, whole);
        }
        long first = windows.firstKey() + 1;
        for (long window = first; window < windows.lastKey(); window++) {
            whole.add(windows.getOrDefault(window, List.of()));
        }
        return new Windows(settings, first * length, whole);
    }

    /** The same numbers of rows in each window, of the same rows, in an order that has nothing to do with time. */
    Windows shuffled() {
        List<Row> all = new ArrayList<>();
        rows.forEach(all::addAll);
        all.sort(Comparator.comparingLong((Row row) -> EventHash.of("order/" + row.eventId()))
                .thenComparing(Row::eventId));
        Iterator<Row> next = all.iterator();
        List<List<Row>> shuffled = new ArrayList<>();
        for (int window = 0; window < rows.size(); window++) {
            List<Row> moved = new ArrayList<>();
            for (Row place : rows.get(window)) {
                Row row = next.next();
                moved.add(new Row(row.eventId(), place.time(), row.values(), row.cluster()));
            }
            shuffled.add(moved);
        }
        return new Windows(settings, start, shuffled);
    }

    int size() {
        return rows.size();
    }

    long startOf(int window) {
        return start + window * settings.window().toMillis();
    }

    /** Profile of one window, of these rows. */
    WindowProfile profile(int window, List<Row> of) {
        WindowProfileBuilder builder = new WindowProfileBuilder(
                startOf(window),
                startOf(window + 1),
                settings.columns().size(),
                WindowTally.capacity(settings.columns()));
        of.forEach(builder::add);
        return builder.build();
    }
}
