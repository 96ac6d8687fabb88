package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A drift monitor over fields of a source and features of its events, or over what a model says and how right it was.
 *
 * @param of whose values are watched
 * @param watch event fields, event expressions of a service as {@code <service>.<input>}, or features {@code <view>:<feature>}; of a model
 *     {@link OutcomeField}s
 * @param reference what windows are compared with
 * @param segments values by field: their rows are watched by themselves too, and alerts tell of all values of the field that a change comes from
 * @param severity of its alerts
 * @param window length of the windows that are judged
 * @param effect smallest effect size worth an alert, from 0 to 1
 * @param quality what is asked beside the distributions
 * @param sequential whether distributions are followed over all windows too, and not only judged in each
 * @param firing when its alerts fire
 * @param falseAlarms number of false alarms allowed in {@code falseAlarmPeriod}, over all features and windows
 */
public record Monitor(
        String name,
        Subject of,
        List<String> watch,
        Map<String, List<String>> segments,
        Severity severity,
        Reference reference,
        Duration window,
        double effect,
        Quality quality,
        boolean sequential,
        Firing firing,
        double falseAlarms,
        Duration falseAlarmPeriod) {

    /** How much an alert matters. */
    public enum Severity {
        /** For the record. */
        INFO,
        /** Somebody should look. */
        WARNING,
        /** Somebody has to look now. */
        CRITICAL
    }

    /** Whose values are watched. */
    public sealed interface Subject {}

    /** Events of a source. */
    public record Events(String source) implements Subject {}

    /** What a model says, and what comes of it. */
    public record Outcomes(String model) implements Subject {}

    /** Whether it watches events of a source. */
    public boolean watches(String source) {
        return of instanceof Events events && events.source().equals(source);
    }

    /** Whether it watches a model. */
    public boolean watchesModel(String model) {
        return of instanceof Outcomes outcomes && outcomes.model().equals(model);
    }

    /** What windows are compared with. */
    public sealed interface Reference {}

    /**
     * An interval of event time.
     *
     * @param from start, inclusive
     * @param to end, exclusive
     */
    public record Interval(Instant from, Instant to) implements Reference {}

    /** The first stretch of event time in which anything came. */
    public record First(Duration length) implements Reference {}

    /** What came before the window, as far as it was quiet. */
    public record Trailing(Duration length) implements Reference {}

    /** The same hour of the weeks before, as far as they were quiet. */
    public record HourOfWeek(Duration length) implements Reference {}

    /**
     * What is asked beside the distributions; 0 where it is not.
     *
     * @param missing by how much the share of missing values of a feature may change
     * @param newCategory share of the rows that may have categories that the reference does not have
     * @param range share of the numbers that may be beyond those that the reference has
     * @param stuck by how much the share of one number may rise
     * @param joint by how much rows may be farther from what goes together
     * @param volume by how much of their mean number the rows of a window may be fewer or more
     */
    public record Quality(
            double missing, double newCategory, double range, double stuck, double joint, double volume) {}

    /**
     * When alerts fire, and how soon again.
     *
     * @param needed windows that have to have drifted
     * @param of the last windows that these are among
     * @param coolDown event time after an alert was resolved in which it does not fire again
     */
    public record Firing(int needed, int of, Duration coolDown) {}
}
