package io.millrace.benchmarks.flink;

import java.util.List;

/**
 * What is counted, and how much of it is measured.
 *
 * @param bootstrapServers address of the broker
 * @param registryUrl address of the schema registry
 * @param topic the topic of {@code Flow} records, keyed by the entity
 * @param events number of events after which the measurement ends
 * @param warmup number of events after which it begins
 * @param windowMillis length of a window, a multiple of the slide
 * @param slideMillis distance between the starts of two windows
 */
record SlidingCount(
        String bootstrapServers,
        String registryUrl,
        String topic,
        long events,
        long warmup,
        long windowMillis,
        long slideMillis) {

    private static final List<String> NAMES =
            List.of("bootstrapServers", "registryUrl", "topic", "events", "warmup", "windowMillis", "slideMillis");

    /** Checks the numbers. */
    SlidingCount {
        if (warmup < 0 || events <= warmup) {
            throw new IllegalArgumentException("nothing to measure: " + events + " events, " + warmup + " to warm up");
        }
        if (slideMillis <= 0 || windowMillis <= 0 || windowMillis % slideMillis != 0) {
            throw new IllegalArgumentException(
                    "a window of " + windowMillis + " ms is not a multiple of a slide of " + slideMillis + " ms");
        }
    }

    /** What the arguments of the command line say, in the order of the components. */
    static SlidingCount of(String... arguments) {
        if (arguments.length != NAMES.size()) {
            throw new IllegalArgumentException("expected " + String.join(" ", NAMES));
        }
        return new SlidingCount(
                arguments[0],
                arguments[1],
                arguments[2],
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]),
                Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]));
    }

    /** How many windows an event is counted in. */
    long windowsPerEvent() {
        return windowMillis / slideMillis;
    }
}
