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

    @Override
    public boolean takes(long windowStart, long windowEnd) {
        return windowStart >= from && windowEnd <= to;
    }

    @Override
    public boolean isComplete(long progress) {
        return progress >= to;
    }

    @Override
    public boolean judges(long windowStart, long windowEnd) {
        return windowStart >= to;
    }
}
