package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a {@link WindowProfile} but the sampled rows: exact counts, and what is needed to decide whether a row enters
 * the sample.
 *
 * <p>A caller that keeps the sampled rows as key-value rows keeps one tally per window beside them. For each row:
 * {@link #counted}; then, if {@link #admits} its key, store it, and if the sample was {@link #full} delete the row of
 * {@link #greatest}; then {@link #withSample} with the new size and the key that is now the last in storage.
 *
 * @param start start of the window, inclusive, event time in milliseconds
 * @param end end of the window, exclusive
 * @param rows exact number of rows
 * @param missing exact number of missing values by feature position
 * @param capacity largest number of rows sampled, the k of bottom-k
 * @param sampled number of rows sampled: the smaller of {@code rows} and {@code capacity}
 * @param greatest last key in the sample, the next to be evicted; null while the sample is empty
 */
public record WindowTally(
        long start,
        long end,
        long rows,
        List<Long> missing,
        int capacity,
        int sampled,
        @Nullable SampleKey greatest) {

    /** A default that keeps a window under a few hundred kilobytes and the sampling error of a share under 0.025. */
    public static final int DEFAULT_CAPACITY = 2048;

    /** Bytes that a sample may take: it travels, and is stored, as one record of at most a mebibyte. */
    private static final int MOST_BYTES = 700_000;

    private static final int BYTES_OF_TEXT = ShortText.MOST_BYTES + 4;
    private static final int BYTES_OF_NUMBER = 9;

    /** How many rows of these features may be sampled, so that they fit into a record. */
    public static int capacity(List<WatchedFeature> features) {
        int row = 2 * BYTES_OF_TEXT + Long.BYTES;
        for (WatchedFeature feature : features) {
            row += feature.kind() == FeatureKind.NUMERIC ? BYTES_OF_NUMBER : BYTES_OF_TEXT;
        }
        return Math.max(1, Math.min(DEFAULT_CAPACITY, MOST_BYTES / row));
    }

    public WindowTally {
        if (end <= start) {
            throw new IllegalArgumentException("window [" + start + ", " + end + ") is empty; end must be after start");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("sample capacity is " + capacity + "; expected at least 1");
        }
        if (sampled < 0 || sampled > Math.min(rows, capacity)) {
            throw new IllegalArgumentException("window at " + start + " holds " + rows + " rows but samples " + sampled
                    + "; expected at most " + Math.min(rows, capacity));
        }
        missing = List.copyOf(missing);
    }

    /** The tally of a window nothing has come to yet. */
    public static WindowTally empty(long start, long end, int features, int capacity) {
        return new WindowTally(start, end, 0, Collections.nCopies(features, 0L), capacity, 0, null);
    }

    /** Whether a row with this key enters the sample. An event id must be offered once only. */
    public boolean admits(SampleKey key) {
        return greatest == null || !full() || key.compareTo(greatest) < 0;
    }

    /** Whether a row that enters the sample evicts the one of {@link #greatest}. */
    public boolean full() {
        return sampled == capacity;
    }

    /** This tally with one more row counted; its sample is still to be brought up to date. */
    public WindowTally counted(Row row) {
        if (row.time() < start || row.time() >= end) {
            throw new IllegalArgumentException("row " + row.eventId() + " has time " + row.time()
                    + ", outside the window [" + start + ", " + end + "); give it to the window of its event time");
        }
        if (row.values().size() != missing.size()) {
            throw new IllegalArgumentException("row " + row.eventId() + " has "
                    + row.values().size() + " values; the monitor watches " + missing.size() + " features");
        }
        List<Long> counts = new ArrayList<>(missing);
        for (int i = 0; i < counts.size(); i++) {
            if (row.values().get(i) == null) {
                counts.set(i, counts.get(i) + 1);
            }
        }
        return new WindowTally(start, end, rows + 1, counts, capacity, sampled, greatest);
    }

    /** This tally with the sample's new size and last key. */
    public WindowTally withSample(int size, SampleKey last) {
        return new WindowTally(start, end, rows, missing, capacity, size, last);
    }

    /** Storage form, see {@link ProfileCodec}. */
    public byte[] toBytes() {
        return ProfileCodec.encode(this);
    }

    /** Reads what {@link #toBytes} wrote. */
    public static WindowTally fromBytes(byte[] bytes) {
        return ProfileCodec.decodeTally(bytes);
    }
}
