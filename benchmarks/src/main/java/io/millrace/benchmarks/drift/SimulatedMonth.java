package io.millrace.benchmarks.drift;

import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.AlertStatus;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.WindowProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A month of windows in which nothing changes, and at its end a break in some features, which is mended again.
 *
 * @param rows of each window
 * @param broken features that break
 * @param effect smallest effect worth an alert
 */
record SimulatedMonth(int features, Duration window, int rows, int broken, double effect) {

    static final Duration MONTH = Duration.ofDays(30);

    private static final int BREAK = 10;
    private static final int AFTER = 40;

    /**
     * What a month came to.
     *
     * @param alarms alerts that fired while nothing changed
     * @param found alerts that fired in the break
     * @param incidents that these were
     * @param resolved of these that were resolved after it
     */
    record Outcome(long windows, long alarms, long found, long incidents, long resolved) {

        Outcome plus(Outcome other) {
            return new Outcome(
                    windows + other.windows,
                    alarms + other.alarms,
                    found + other.found,
                    incidents + other.incidents,
                    resolved + other.resolved);
        }
    }

    Outcome run(long seed) {
        SimulatedFeatures simulated = new SimulatedFeatures(features, seed);
        long length = window.toMillis();
        long calm = MONTH.toMillis() / length;
        int before = Math.max(1, 10_000 / rows);
        List<WindowProfile> reference = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            reference.add(simulated.window(i * length, (i + 1) * length, rows, 0));
        }
        Judge judge = new Judge(
                new MonitorSettings(
                        "simulated",
                        simulated.features(),
                        window,
                        effect,
                        QualityChecks.NONE,
                        true,
                        AlertPolicy.AT_ONCE,
                        new FalseAlarmBudget(1, MONTH)),
                Reference.of(simulated.features(), new ReferenceInterval(0, before * length), reference));
        MonitorState state = MonitorState.NONE;
        long alarms = 0;
        long found = 0;
        long resolved = 0;
        Set<String> incidents = new HashSet<>();
        for (long i = 0; i < calm + BREAK + AFTER; i++) {
            boolean broke = i >= calm && i < calm + BREAK;
            long start = (before + i) * length;
            Judgement judgement = judge.judge(simulated.window(start, start + length, rows, broke ? broken : 0), state);
            state = judgement.state();
            for (AlertTransition one : judgement.transitions()) {
                boolean fires = one.status() == AlertStatus.FIRING;
                alarms += fires && i < calm ? 1 : 0;
                found += fires && i >= calm ? 1 : 0;
                resolved += one.status() == AlertStatus.RESOLVED && i >= calm ? 1 : 0;
                if (fires && i >= calm) {
                    incidents.add(one.incident());
                }
            }
        }
        return new Outcome(calm, alarms, found, incidents.size(), resolved);
    }
}
