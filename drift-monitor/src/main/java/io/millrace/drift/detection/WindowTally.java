package io.millrace.drift.detection;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a {@link WindowProfile} but the sampled rows: exact counts, and what is needed to decide whether a row enters
 * the sample.
 *
 * <p>While rows come, an {@link OpenWindow} is what counts them.
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

    /** Storage form, see {@link ProfileCodec}. */
    public byte[] toBytes() {
        return ProfileCodec.encode(this);
    }

    /** Reads what {@link #toBytes} wrote. */
    public static WindowTally fromBytes(byte[] bytes) {
        return ProfileCodec.decodeTally(bytes);
    }
}
