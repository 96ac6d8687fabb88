package io.millrace.benchmarks.features;

import java.time.Duration;
import java.util.Locale;

/**
 * How often the events of one key come. The shortest window, of five minutes, has hops of 4 s; the longest, of seven days, of 8,640 s.
 */
enum Spacing {
    /** Ten events in a hop of the shortest window. */
    DENSE(Duration.ofMillis(400)),
    /** Many in a hop of the longer windows, less than one in a hop of the shorter. */
    BETWEEN(Duration.ofMinutes(2)),
    /** Less than one event in a hop of the longest window. */
    SPARSE(Duration.ofHours(3));

    private final Duration distance;

    Spacing(Duration distance) {
        this.distance = distance;
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mean time between two events of a key. */
    Duration distance() {
        return distance;
    }
}
