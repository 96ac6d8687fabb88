package io.millrace.features.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Bounds of times and durations, within which the arithmetic of panes cannot overflow. */
final class EventTime {

    /** About 31,700 years either side of 1970, in milliseconds. */
    private static final long FARTHEST = 1_000_000_000_000_000L;

    private EventTime() {}

    /** The time itself, once it is seen to be in range. */
    static long checked(String what, long time) {
        if (time < -FARTHEST || time > FARTHEST) {
            throw new IllegalArgumentException(what + " " + time + " is out of range: give milliseconds since "
                    + Instant.EPOCH + ", at most " + FARTHEST + " either way");
        }
        return time;
    }

    /** A duration that is not negative and a whole number of milliseconds. */
    static long millis(String what, Duration duration) {
        if (duration.isNegative()
                || duration.compareTo(Duration.ofMillis(FARTHEST)) > 0
                || !duration.truncatedTo(ChronoUnit.MILLIS).equals(duration)) {
            throw new IllegalArgumentException(what + " " + duration
                    + " will not do: give a whole number of milliseconds, not negative, at most " + FARTHEST);
        }
        return duration.toMillis();
    }
}
