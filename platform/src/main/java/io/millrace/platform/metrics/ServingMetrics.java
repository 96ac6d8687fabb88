package io.millrace.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.millrace.platform.serving.Serving;
import io.millrace.platform.serving.ServingLog;
import io.millrace.platform.serving.SkewMonitor;
import java.util.concurrent.atomic.LongAdder;

/** What has become of the rows that were served. */
final class ServingMetrics {

    private final Meters meters;

    ServingMetrics(Meters meters) {
        this.meters = meters;
    }

    void watch(Serving serving) {
        serving.log().ifPresent(this::watch);
        serving.skew().ifPresent(this::watch);
    }

    private void watch(ServingLog log) {
        for (String service : log.services()) {
            Tags labels = meters.labels("service", service);
            meters.count(
                    "millrace_served_rows",
                    "Rows that this process has served since its start and that are in the topic of their service.",
                    labels,
                    () -> log.written(service));
            meters.count(
                    "millrace_served_rows_lost",
                    "Rows that were served and could not be written.",
                    labels,
                    () -> log.lost(service));
        }
    }

    private void watch(SkewMonitor skew) {
        for (String service : skew.services()) {
            SkewMonitor.Counts counts = skew.counts(service);
            found("same", service, counts.same());
            found("different", service, counts.different());
            found("uncheckable", service, counts.uncheckable());
        }
    }

    private void found(String verdict, String service, LongAdder count) {
        meters.count(
                "millrace_skew_checks",
                "Entities of rows that were served, counted again from the log, by what was found: same, different or uncheckable.",
                meters.labels("service", service, "verdict", verdict),
                count::sum);
    }
}
