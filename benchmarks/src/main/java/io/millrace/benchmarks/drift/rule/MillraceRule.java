package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.monitor.Monitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.AlertStatus;

/** Millrace's monitor: an alert that begins to fire is the alarm. */
final class MillraceRule implements WindowRule {

    private final Monitor monitor;

    MillraceRule(Watch watch, Column reference) {
        this.monitor = new Monitor(watch, Batch.of(reference));
    }

    @Override
    public boolean flags(Column window) {
        return monitor.judge(Batch.of(window)).stream().anyMatch(one -> one.status() == AlertStatus.FIRING);
    }
}
