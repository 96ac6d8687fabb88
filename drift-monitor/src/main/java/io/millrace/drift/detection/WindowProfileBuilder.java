package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.TreeMap;

/** Profiles the rows of one window in memory, in any order. Not thread-safe. */
public final class WindowProfileBuilder {

    private final TreeMap<SampleKey, Row> sample = new TreeMap<>();
    private final OpenWindow window;

    /** Starts an empty profile of [start, end) with {@code capacity} sampled rows at most. */
    public WindowProfileBuilder(long start, long end, int features, int capacity) {
        window = new OpenWindow(WindowTally.empty(start, end, features, capacity));
    }

    /** Adds a row. An event id that is still sampled is refused; others cannot be recognised and would count twice. */
    public WindowProfileBuilder add(Row row) {
        SampleKey key = row.key();
        if (sample.containsKey(key)) {
            throw new IllegalArgumentException("event " + key.eventId() + " was added before; add each event once");
        }
        window.count(row.eventId(), row.time(), row.values());
        if (window.admits(key)) {
            sample.put(key, row);
            if (window.full()) {
                sample.pollLastEntry();
                window.exchange(sample.lastKey());
            } else {
                window.add(key);
            }
        }
        return this;
    }

    /** The profile of the rows so far. */
    public WindowProfile build() {
        return new WindowProfile(window.tally(), new ArrayList<>(sample.values()));
    }
}
