package io.millrace.drift.topology;

import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.FirstWindows;
import io.millrace.drift.detection.HourOfWeek;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.SegmentField;
import io.millrace.drift.detection.TrailingWindows;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.drift.query.MonitorProgress;
import io.millrace.drift.query.MonitorReader;
import io.millrace.runtime.plan.Channels;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a monitor's application does, resolved.
 *
 * @param project name of the project
 * @param inputs of a row, in the order of {@code settings.columns()}
 * @param cluster entity whose events are not independent: that of the first station
 * @param partitions of what it reads
 * @param told whether models react to it, and are told of its alerts
 */
record MonitorPlan(
        String project,
        Monitor monitor,
        List<Input> inputs,
        MonitorSettings settings,
        ReferencePolicy reference,
        Optional<Entity> cluster,
        Channels channels,
        int partitions,
        boolean told) {

    static final String PROFILE_ROWS = "profile-rows";
    static final String PROFILE_TALLIES = "profile-tallies";
    static final String PROFILE_PROGRESS = "profile-progress";
    static final String JUDGE_WINDOWS = "judge-windows";
    static final String JUDGE_DUE = "judge-due";
    static final String JUDGE_PROGRESS = MonitorProgress.STORE;
    static final String JUDGE_STATE = MonitorReader.STORE;

    static MonitorPlan of(Plan plan, Monitor monitor, Channels channels) {
        List<Input> watched = plan.watched(monitor);
        List<Input> inputs = new ArrayList<>(watched);
        inputs.addAll(plan.segments(monitor));
        MonitorSettings settings = new MonitorSettings(
                        monitor.name(),
                        watched.stream().map(MonitorPlan::feature).toList(),
                        monitor.window(),
                        monitor.effect(),
                        new QualityChecks(
                                monitor.quality().missing(),
                                monitor.quality().newCategory(),
                                monitor.quality().range(),
                                monitor.quality().stuck(),
                                monitor.quality().volume()),
                        monitor.sequential(),
                        new AlertPolicy(
                                monitor.firing().needed(),
                                monitor.firing().of(),
                                monitor.firing().coolDown().toMillis()),
                        new FalseAlarmBudget(monitor.falseAlarms(), monitor.falseAlarmPeriod()))
                .dividedBy(monitor.segments().entrySet().stream()
                        .map(field -> new SegmentField(field.getKey(), field.getValue()))
                        .toList());
        return new MonitorPlan(
                plan.project().name(),
                monitor,
                inputs,
                settings,
                policy(monitor.reference()),
                cluster(plan, monitor),
                channels,
                monitor.of() instanceof Monitor.Events ? plan.project().partitions() : 1,
                plan.project().hasReactions(monitor.name()));
    }

    private static Optional<Entity> cluster(Plan plan, Monitor monitor) {
        return monitor.of() instanceof Monitor.Events events
                ? plan.itinerary(events.source()).stream().findFirst().map(plan::entity)
                : Optional.empty();
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
                settings.columns().size(),
                WindowTally.capacity(settings.columns()));
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

    /** Text and truth values are categories; the rest are numbers. */
    private static WatchedFeature feature(Input input) {
        return input.type() == FieldType.STRING || input.type() == FieldType.BOOLEAN
                ? WatchedFeature.categorical(input.name())
                : WatchedFeature.numeric(input.name());
    }
}
