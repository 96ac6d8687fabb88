package io.millrace.drift.detection;

/**
 * A reference of all windows that lie inside a fixed interval of event time.
 *
 * <p>Only windows at or after its end are judged. Those inside it never are: they would be compared with themselves. Nor
 * are those before it, or across one of its ends: what came before was not yet normal.
 *
 * @param from start, inclusive, event time in milliseconds
 * @param to end, exclusive
 */
public record ReferenceInterval(long from, long to) implements ReferencePolicy {

    public ReferenceInterval {
        if (to <= from) {
            throw new IllegalArgumentException(
                    "reference interval [" + from + ", " + to + ") is empty; its end must be after its start");
        }
    }

    /** Whether a window lies inside. */
    boolean takes(long windowStart, long windowEnd) {
        return windowStart >= from && windowEnd <= to;
    }

    /** Whether a window comes after it. */
    boolean judges(long windowStart) {
        return windowStart >= to;
    }

    @Override
    public ReferenceInterval of(long until, long first) {
        return this;
    }

    @Override
    public boolean takes(long windowStart, long windowEnd, long first) {
        return takes(windowStart, windowEnd);
    }

    @Override
    public boolean judges(long windowStart, long windowEnd, long first) {
        return judges(windowStart);
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
