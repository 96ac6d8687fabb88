package io.millrace.drift.detection;

import java.time.Duration;
import java.util.Locale;

/**
 * How many false alarms a monitor may raise over all its features and looks: {@code alarms} per {@code period}.
 *
 * <p>Each test runs at the level {@code alarms / looks}, looks being the tests in a period. Then the expected number of
 * false alarms is at most {@code alarms}, however the tests depend on each other (Boole's inequality).
 *
 * @param alarms false alarms allowed, greater than 0; may be a fraction
 * @param period event time they are counted over
 */
public record FalseAlarmBudget(double alarms, Duration period) {

    public FalseAlarmBudget {
        if (!(alarms > 0) || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("false-alarm budget of " + alarms + " per " + period
                    + "; both must be greater than 0, as in 1 per 30d");
        }
    }

    /** Number of tests in a period, one per window and feature. */
    public double looks(Duration window, int features) {
        return (double) period.toMillis() / window.toMillis() * features;
    }

    /** The significance level of one test, at most 0.05: a generous budget is no reason to believe weak evidence. */
    public double level(Duration window, int features) {
        return Math.min(0.05, alarms / looks(window, features));
    }

    /** The arithmetic in a sentence. */
    public String explain(Duration window, int features) {
        return String.format(
                Locale.ROOT,
                "false alarms: %s per %s; windows of %s x %d features = %.0f looks; level per test %.3g",
                Figures.number(alarms),
                Figures.duration(period),
                Figures.duration(window),
                features,
                looks(window, features),
                level(window, features));
    }
}
