package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link WindowTally} of a window that rows still come to: it counts them, and says which enter the sample. Not thread-safe.
 *
 * <p>For each row: {@link #count}; then, if {@link #admits} its key, either {@link #add} it or, if the sample is {@link #full}, remove the row
 * of {@link #greatest} and {@link #exchange} it.
 */
public final class OpenWindow {

    private final long start;
    private final long end;
    private final int capacity;
    private final long[] missing;
    private long rows;
    private int sampled;
    private @Nullable SampleKey greatest;

    /** A window with what has come to it. */
    public OpenWindow(WindowTally tally) {
        this.start = tally.start();
        this.end = tally.end();
        this.capacity = tally.capacity();
        this.missing = tally.missing().stream().mapToLong(Long::longValue).toArray();
        this.rows = tally.rows();
        this.sampled = tally.sampled();
        this.greatest = tally.greatest();
    }

    /** End of the window, exclusive. */
    public long end() {
        return end;
    }

    /** Last key in the sample; null while that is empty. */
    public @Nullable SampleKey greatest() {
        return greatest;
    }

    /** Whether a row that enters the sample evicts the one of {@link #greatest}. */
    public boolean full() {
        return sampled == capacity;
    }

    /** Whether a row with this key enters the sample. An event id must be offered once only. */
    public boolean admits(SampleKey key) {
        return greatest == null || !full() || key.compareTo(greatest) < 0;
    }

    /** Counts a row; values are by feature position, null or NaN if missing. */
    public void count(String eventId, long time, List<? extends @Nullable Object> values) {
        if (time < start || time >= end) {
            throw new IllegalArgumentException("row " + eventId + " has time " + time + ", outside the window [" + start
                    + ", " + end + "); give it to the window of its event time");
        }
        if (values.size() != missing.length) {
            throw new IllegalArgumentException("row " + eventId + " has " + values.size()
                    + " values; the monitor watches " + missing.length + " features");
        }
        for (int i = 0; i < missing.length; i++) {
            if (Row.isMissing(values.get(i))) {
                missing[i]++;
            }
        }
        rows++;
    }

    /** Takes a row into a sample that has room. */
    public void add(SampleKey key) {
        sampled++;
        if (greatest == null || key.compareTo(greatest) > 0) {
            greatest = key;
        }
    }

    /** Takes a row into the sample in place of that of {@link #greatest}. */
    public void exchange(SampleKey nowGreatest) {
        greatest = nowGreatest;
    }

    /** What has come so far. */
    public WindowTally tally() {
        List<Long> counts = new ArrayList<>(missing.length);
        Arrays.stream(missing).forEach(counts::add);
        return new WindowTally(start, end, rows, counts, capacity, sampled, greatest);
    }

    /** What {@link WindowTally#toBytes} makes of the tally, without making one. */
    public byte[] toBytes() {
        return ProfileCodec.encode(start, end, rows, capacity, sampled, missing, greatest);
    }
}
