package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of open windows. What is in memory is a cache of what is in the state, which is written with every row and read at the start, when
 * a sample is full for the first time, and when a window is taken out. Not thread-safe.
 */
public final class Profiles {

    private final ProfileState state;
    private final long length;
    private final int features;
    private final int capacity;
    private final TreeMap<Long, OpenWindow> windows = new TreeMap<>();
    private final SampledKeys sampled;

    /**
     * Profiles with what is in the state.
     *
     * @param length length of a window in milliseconds
     * @param features how many are watched
     * @param capacity largest number of rows sampled
     */
    public Profiles(ProfileState state, long length, int features, int capacity) {
        this.state = state;
        this.length = length;
        this.features = features;
        this.capacity = capacity;
        this.sampled = new SampledKeys(state::keys);
        for (byte[] stored : state.tallies()) {
            WindowTally tally = WindowTally.fromBytes(stored);
            windows.put(tally.start(), new OpenWindow(tally));
        }
    }

    /**
     * Counts a row in the window of its event time.
     *
     * @param values by feature position, null or NaN if missing
     * @param row makes the row: only if it enters the sample
     */
    public void add(SampleKey key, long time, List<? extends @Nullable Object> values, Supplier<Row> row) {
        long start = Math.floorDiv(time, length) * length;
        OpenWindow window = windows.get(start);
        if (window == null) {
            window = new OpenWindow(WindowTally.empty(start, start + length, features, capacity));
        }
        // what may fail comes before all that changes: an event that cannot be used must leave nothing behind
        byte[] sample = window.admits(key) ? row.get().toBytes() : null;
        window.count(key.eventId(), time, values);
        windows.putIfAbsent(start, window);
        if (sample != null) {
            sample(start, window, key);
            state.putRow(start, key, sample);
        }
        state.putTally(start, window.toBytes());
    }

    private void sample(long start, OpenWindow window, SampleKey key) {
        SampleKey greatest = window.greatest();
        if (greatest == null || !window.full()) {
            window.add(key);
        } else {
            window.exchange(sampled.exchange(start, greatest, key));
            state.deleteRow(start, greatest);
        }
    }

    /** Takes out the profiles of all windows that end at or before a time, oldest first. */
    public List<WindowProfile> takeUntil(long end) {
        List<WindowProfile> profiles = new ArrayList<>();
        while (!windows.isEmpty() && windows.firstEntry().getValue().end() <= end) {
            long start = windows.firstKey();
            List<Row> sample =
                    state.takeRows(start).stream().map(Row::fromBytes).toList();
            state.deleteTally(start);
            sampled.forget(start);
            profiles.add(new WindowProfile(windows.remove(start).tally(), sample));
        }
        return profiles;
    }
}
