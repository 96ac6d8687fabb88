package io.millrace.benchmarks.drift.detector;

import io.millrace.benchmarks.drift.monitor.Monitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.AlertStatus;
import io.millrace.drift.detection.AlertTransition;
import org.jspecify.annotations.Nullable;

/** Millrace's monitor in windows of 32 values; the first 2,016 are its reference. It speaks at the last value of a window. */
final class MillraceDetector implements Detector {

    private static final int WINDOW = 32;
    private static final int REFERENCE = 63 * WINDOW;

    private final Watch watch;
    private double[] values = new double[REFERENCE];
    private int count;
    private @Nullable Monitor monitor;

    MillraceDetector(double effect) {
        this.watch = Watch.both(effect, WINDOW);
    }

    @Override
    public Signal next(double value) {
        values[count++] = value;
        if (count < values.length) {
            return Signal.NONE;
        }
        Batch full = Batch.of(Column.numbers(values));
        values = new double[WINDOW];
        count = 0;
        if (monitor == null) {
            monitor = new Monitor(watch, full);
            return Signal.NONE;
        }
        for (AlertTransition one : monitor.judge(full)) {
            if (one.status() == AlertStatus.FIRING) {
                return Signal.ALARM;
            }
            if (one.status() == AlertStatus.RESOLVED) {
                return Signal.RESOLVED;
            }
        }
        return Signal.NONE;
    }
}
