package io.millrace.drift.detection;

import java.time.Duration;

/**
 * A reference of the same hour of the weeks before: what comes every week is no change. Windows in which an alert was on are left out, and while one is
 * on the reference stays what it was. Nothing is judged in the first week, nor before half of the stretch has passed.
 *
 * <p>Weeks are counted from the epoch, in UTC: where clocks are set forward and back, the hours of the weeks after are compared with their neighbours.
 *
 * @param length how far back it reaches, in milliseconds; at least a week
 */
public record HourOfWeek(long length) implements ReferencePolicy {

    /** A week in milliseconds. */
    public static final long WEEK = Duration.ofDays(7).toMillis();

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Checks the length. */
    public HourOfWeek {
        if (length < WEEK) {
            throw new IllegalArgumentException(
                    "a reference by the hour of the week over " + length + " ms; expected a week or more");
        }
    }

    @Override
    public ReferenceInterval of(long until, long first) {
        return new ReferenceInterval(until - length, until);
    }

    @Override
    public boolean takes(long windowStart, long windowEnd, long first) {
        return windowStart < first + Math.max(WEEK, length / 2);
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
    public boolean likens(long pieceStart, long windowStart) {
        long apart = Math.floorMod(windowStart, WEEK) - Math.floorMod(pieceStart, WEEK);
        return windowStart - pieceStart >= WEEK && apart >= 0 && apart < HOUR;
    }

    /** An hour of windows, or one window that is longer. */
    @Override
    public long blockLength(long windowLength) {
        return Math.max(1, HOUR / windowLength) * windowLength;
    }
}
