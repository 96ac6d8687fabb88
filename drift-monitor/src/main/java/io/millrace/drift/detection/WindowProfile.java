package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is known about the rows of one event-time window: exact counts and one bottom-k sample of whole rows.
 *
 * <p>The sample is the k rows with the smallest {@link SampleKey}: a uniform sample without replacement (Cohen and
 * Kaplan 2007, "Summarizing data using bottom-k sketches") that depends on nothing but the set of event ids. So
 * {@code profile(A + B)} equals {@code profile(A).merge(profile(B))} to the byte, in any order and grouping, for sets
 * without a common event id. With no more than k rows it is exact. Whole rows are kept, rather than a sketch per
 * feature, so that the joint distribution is there to be tested too.
 *
 * @param tally counts and the edge of the sample
 * @param sample sampled rows in the order of their keys
 */
public record WindowProfile(WindowTally tally, List<Row> sample) {

    private static final double SURE = 0.99;

    public WindowProfile {
        sample = List.copyOf(sample);
        if (sample.size() != tally.sampled() || sample.size() != Math.min(tally.rows(), tally.capacity())) {
            throw new IllegalArgumentException("profile of the window at " + tally.start() + " has " + sample.size()
                    + " sampled rows; its tally says " + tally.sampled() + " of " + tally.rows());
        }
    }

    /** Start of the window, inclusive. */
    public long start() {
        return tally.start();
    }

    /** End of the window, exclusive. */
    public long end() {
        return tally.end();
    }

    /** Exact number of rows. */
    public long rows() {
        return tally.rows();
    }

    /**
     * How far the distribution function of so many sampled values may be from that of all rows that they stand for, at 99 % (Massart 1990, "The
     * tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality"); 0 where every row was sampled.
     */
    double sampleError(int values) {
        return sample.size() == rows() ? 0 : Math.min(1, Math.sqrt(Math.log(2 / (1 - SURE)) / (2.0 * values)));
    }

    /** The profile of both sets of rows, over the shortest interval that covers both windows. */
    public WindowProfile merge(WindowProfile other) {
        if (tally.capacity() != other.tally.capacity()
                || tally.missing().size() != other.tally.missing().size()) {
            throw new IllegalArgumentException(
                    "profiles do not belong together: " + tally.missing().size()
                            + " features with capacity " + tally.capacity() + " against "
                            + other.tally.missing().size() + " with " + other.tally.capacity());
        }
        List<Long> missing = new ArrayList<>(tally.missing());
        for (int i = 0; i < missing.size(); i++) {
            missing.set(i, missing.get(i) + other.tally.missing().get(i));
        }
        SampleMerge merged = SampleMerge.of(sample, other.sample, tally.capacity());
        WindowTally sum = new WindowTally(
                Math.min(start(), other.start()),
                Math.max(end(), other.end()),
                rows() + other.rows(),
                missing,
                tally.capacity(),
                merged.rows().size(),
                merged.greatest());
        return new WindowProfile(sum, merged.rows());
    }

    /** The same rows, said to cover [start, end): an interval is its own, however few of its windows had rows. */
    WindowProfile over(long start, long end) {
        return new WindowProfile(
                new WindowTally(
                        start, end, rows(), tally.missing(), tally.capacity(), tally.sampled(), tally.greatest()),
                sample);
    }

    /** A profile without rows. */
    public static WindowProfile empty(long start, long end, int features, int capacity) {
        return new WindowProfile(WindowTally.empty(start, end, features, capacity), Collections.emptyList());
    }

    /** Storage form, see {@link ProfileCodec}. */
    public byte[] toBytes() {
        return ProfileCodec.encode(this);
    }

    /** Reads what {@link #toBytes} wrote. */
    public static WindowProfile fromBytes(byte[] bytes) {
        return ProfileCodec.decodeProfile(bytes);
    }
}
