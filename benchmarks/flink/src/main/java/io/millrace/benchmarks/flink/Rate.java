package io.millrace.benchmarks.flink;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What was measured.
 *
 * @param events number of events after which the measurement ended
 * @param warmup number of events after which it began
 * @param seconds how long the events between took
 */
record Rate(long events, long warmup, double seconds) {

    /** The rate of a run that took so long. */
    static Rate of(SlidingCount count, long nanos) {
        return new Rate(count.events(), count.warmup(), nanos / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Events per second between the two. */
    double eventsPerSecond() {
        return (events - warmup) / seconds;
    }

    /** One line of JSON. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"events\":%d,\"warmup\":%d,\"seconds\":%.3f,\"events_per_second\":%.1f}",
                events,
                warmup,
                seconds,
                eventsPerSecond());
    }
}
