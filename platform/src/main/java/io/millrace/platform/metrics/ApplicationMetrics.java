package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.runtime.streams.AppNumbers;
import io.millrace.runtime.streams.Recent;
import io.millrace.runtime.streams.StreamsApp;
import java.time.Duration;

/** What holds for every application of a process: whether it works, what it has read and what it holds. */
final class ApplicationMetrics {

    /** A scrape asks for several figures of the same moment. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Meters meters;

    ApplicationMetrics(Meters meters) {
        this.meters = meters;
    }

    void watch(StreamsApp app) {
        Tags labels = meters.labels("application", app.applicationId());
        Recent<AppNumbers> numbers = new Recent<>(LONGEST, () -> AppNumbers.of(app));
        meters.gauge(
                "millrace_application_ready",
                "Whether an application runs with nothing left to restore: 1, else 0.",
                labels,
                () -> app.ready() ? 1 : 0);
        meters.count(
                "millrace_records",
                "Records that an application has read from all its topics, since the start of the process.",
                labels,
                () -> numbers.get().consumed().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        meters.gauge(
                "millrace_state_bytes",
                "Bytes of an application's stores in this process, on disk and in write buffers, those of standbys too.",
                labels,
                () -> numbers.get().storeBytes());
        meters.gauge(
                "millrace_state_rows",
                "Rows of an application's stores in this process, as RocksDB estimates them, those of standbys too.",
                labels,
                () -> numbers.get().keys());
        meters.gauge(
                "millrace_restoring_records",
                "Records of changelogs that an application still has to read before it works; 0 when it is ready.",
                labels,
                () -> app.ready() ? 0 : numbers.get().restoring());
    }
}
