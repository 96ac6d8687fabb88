package io.millrace.runtime.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A drift monitor over fields of a source and features of its events.
 *
 * @param source source whose events are watched
 * @param watch event fields, event expressions of a service as {@code <service>.<input>}, or features {@code <view>:<feature>}
 * @param from start of the reference interval, inclusive
 * @param to end of the reference interval, exclusive
 * @param window length of the windows that are judged
 * @param effect smallest effect size worth an alert, from 0 to 1
 * @param falseAlarms number of false alarms allowed in {@code falseAlarmPeriod}, over all features and windows
 */
public record Monitor(
        String name,
        String source,
        List<String> watch,
        Instant from,
        Instant to,
        Duration window,
        double effect,
        double falseAlarms,
        Duration falseAlarmPeriod) {}
