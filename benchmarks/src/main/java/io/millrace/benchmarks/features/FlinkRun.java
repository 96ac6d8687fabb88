package io.millrace.benchmarks.features;

import java.time.Duration;
import java.util.List;

/**
 * What Flink is to count, and how much of it is measured.
 *
 * @param bootstrapServers address of the broker
 * @param registryUrl address of the schema registry
 * @param topic the topic of {@code Flow} records, keyed by the entity; no event in it more than a minute late
 * @param events number of events after which the measurement ends
 * @param warmup number of events after which it begins
 * @param window length of a window, a multiple of the slide
 * @param slide distance between the starts of two windows
 */
record FlinkRun(
        String bootstrapServers,
        String registryUrl,
        String topic,
        long events,
        long warmup,
        Duration window,
        Duration slide) {

    /** The arguments of the job's program. */
    List<String> arguments() {
        return List.of(
                bootstrapServers,
                registryUrl,
                topic,
                Long.toString(events),
                Long.toString(warmup),
                Long.toString(window.toMillis()),
                Long.toString(slide.toMillis()));
    }
}
