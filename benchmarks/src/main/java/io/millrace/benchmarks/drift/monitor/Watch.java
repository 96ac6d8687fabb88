package io.millrace.benchmarks.drift.monitor;

import io.millrace.drift.detection.QualityChecks;
import java.time.Duration;

/**
 * What a monitor asks, where a row comes each second, with a budget of one false alarm in 1,000,000 rows.
 *
 * @param effect smallest effect worth an alert
 * @param sequential whether distributions are followed over all windows too
 * @param rows of a window
 * @param quality what is asked beside distributions
 */
public record Watch(double effect, boolean sequential, int rows, QualityChecks quality) {

    /** Rows in which there may be one false alarm. */
    public static final int BUDGET = 1_000_000;

    /** Asks of distributions only, by each window and by all of them. */
    public static Watch both(double effect, int rows) {
        return new Watch(effect, true, rows, QualityChecks.NONE);
    }

    /** Asks of distributions only, by each window alone. */
    public static Watch alone(double effect, int rows) {
        return new Watch(effect, false, rows, QualityChecks.NONE);
    }

    Duration length() {
        return Duration.ofSeconds(rows);
    }
}
