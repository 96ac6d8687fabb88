package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.TreeMap;

/** Profiles the rows of one window in memory, in any order. Not thread-safe. */
public final class WindowProfileBuilder {

    private final TreeMap<SampleKey, Row> sample = new TreeMap<>();
    private WindowTally tally;

    /** Starts an empty profile of [start, end) with {@code capacity} sampled rows at most. */
    public WindowProfileBuilder(long start, long end, int features, int capacity) {
        tally = WindowTally.empty(start, end, features, capacity);
    }

    /** Adds a row. An event id that is still sampled is refused; others cannot be recognised and would count twice. */
    public WindowProfileBuilder add(Row row) {
        SampleKey key = row.key();
        WindowTally counted = tally.counted(row);
        if (sample.containsKey(key)) {
            throw new IllegalArgumentException("event " + key.eventId() + " was added before; add each event once");
        }
        if (counted.admits(key)) {
            if (counted.full()) {
                sample.pollLastEntry();
            }
            sample.put(key, row);
            counted = counted.withSample(sample.size(), sample.lastKey());
        }
        tally = counted;
        return this;
    }

    /** The profile of the rows so far. */
    public WindowProfile build() {
        return new WindowProfile(tally, new ArrayList<>(sample.values()));
    }
}
