package io.millrace.drift.topology;

import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.TrailingWindows;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.drift.query.MonitorReader;
import io.millrace.drift.query.WatchedRows;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.Monitor;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a monitor's application does, resolved.
 *
 * @param project name of the project
 * @param rows what it makes of events
 * @param partitions of what it reads
 * @param told whether models react to it, and are told of its alerts
 */
record MonitorPlan(
        String project,
        Monitor monitor,
        WatchedRows rows,
        ReferencePolicy reference,
        Channels channels,
        int partitions,
        boolean told) {

    static final String PROFILE_ROWS = "profile-rows";
    static final String PROFILE_TALLIES = "profile-tallies";
    static final String PROFILE_OFFSETS = "profile-offsets";
    static final String PROFILE_PROGRESS = "profile-progress";
    static final String JUDGE_WINDOWS = "judge-windows";
    static final String JUDGE_DUE = "judge-due";
    static final String JUDGE_PROGRESS = MonitorProgress.STORE;
    static final String JUDGE_STATE = MonitorReader.STORE;

    static MonitorPlan of(Plan plan, Monitor monitor, Channels channels) {
        return new MonitorPlan(
                plan.project().name(),
                monitor,
                WatchedRows.of(plan, monitor),
                policy(monitor.reference()),
                channels,
                monitor.of() instanceof Monitor.Events ? plan.project().partitions() : 1,
                plan.project().hasReactions(monitor.name()));
    }

    MonitorSettings settings() {
        return rows.settings();
    }

    /** Topic that it reads. */
    String readTopic() {
        Topics topics = new Topics(project);
        return monitor.of() instanceof Monitor.Outcomes outcomes
                ? topics.outcomes(outcomes.model())
                : topics.vectors(((Monitor.Events) monitor.of()).source());
    }

    /** Channels that say how far what it reads has come. */
    Set<String> readChannels() {
        return monitor.of() instanceof Monitor.Events events
                ? channels.intoVectors(events.source())
                : Set.of(Channels.outcomes(((Monitor.Outcomes) monitor.of()).model()));
    }

    /** A window that nothing has come to. */
    WindowProfile empty(long start) {
        return WindowProfile.empty(
                start,
                start + monitor.window().toMillis(),
                settings().columns().size(),
                WindowTally.capacity(settings().columns()));
    }

    private static ReferencePolicy policy(Monitor.Reference declared) {
        if (declared instanceof Monitor.Interval interval) {
            return new ReferenceInterval(
                    interval.from().toEpochMilli(), interval.to().toEpochMilli());
        }
        if (declared instanceof Monitor.First first) {
            return new FirstWindows(first.length().toMillis());
        }
        return declared instanceof Monitor.HourOfWeek week
                ? new HourOfWeek(week.length().toMillis())
                : new TrailingWindows(((Monitor.Trailing) declared).length().toMillis());
    }

    /** Channels from the profiles of each partition to the judge. */
    Set<String> judgeChannels() {
        Set<String> channels = new LinkedHashSet<>();
        for (int partition = 0; partition < partitions; partition++) {
            channels.add(profileChannel(partition));
        }
        return channels;
    }

    String profileChannel(int partition) {
        return Channels.channel("profile." + monitor.name(), partition);
    }
}
