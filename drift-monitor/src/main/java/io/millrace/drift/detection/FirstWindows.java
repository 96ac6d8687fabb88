package io.millrace.drift.detection;

/**
 * A reference of the windows of the first stretch of event time in which anything came.
 *
 * @param length of the stretch in milliseconds
 */
public record FirstWindows(long length) implements ReferencePolicy {

    /** Checks the length. */
    public FirstWindows {
        if (length <= 0) {
            throw new IllegalArgumentException("a reference of the first " + length + " ms; expected more than 0");
        }
    }

    @Override
    public ReferenceInterval of(long until, long first) {
        return new ReferenceInterval(first, first + length);
    }

    @Override
    public boolean takes(long windowStart, long windowEnd, long first) {
        return windowEnd <= first + length;
    }

    @Override
    public boolean judges(long windowStart, long windowEnd, long first) {
        return windowStart >= first + length;
    }

    @Override
    public boolean goesOn() {
        return false;
    }

    @Override
    public long blockLength(long windowLength) {
        return Long.MAX_VALUE;
    }
}
