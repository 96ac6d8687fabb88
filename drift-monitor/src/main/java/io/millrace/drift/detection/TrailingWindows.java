package io.millrace.drift.detection;

/**
 * A reference of the windows before the one that is judged. Those in which an alert was on are left out, so that what is wrong does not become what is usual;
 * while one is on the reference stays what it was. Nothing is judged before half of the stretch has passed.
 *
 * @param length how far back it reaches, in milliseconds
 */
public record TrailingWindows(long length) implements ReferencePolicy {

    /** Pieces that the stretch is kept in: the reference is up to one of them shorter. */
    private static final int BLOCKS = 16;

    /** Checks the length. */
    public TrailingWindows {
        if (length <= 0) {
            throw new IllegalArgumentException("a reference that trails by " + length + " ms; expected more than 0");
        }
    }

    @Override
    public ReferenceInterval of(long until, long first) {
        return new ReferenceInterval(until - length, until);
    }

    @Override
    public boolean takes(long windowStart, long windowEnd, long first) {
        return windowStart < first + length / 2;
    }

    @Override
    public boolean judges(long windowStart, long windowEnd, long first) {
        return !takes(windowStart, windowEnd, first);
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public long blockLength(long windowLength) {
        return Math.max(1, length / BLOCKS / windowLength) * windowLength;
    }
}
