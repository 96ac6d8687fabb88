package io.millrace.benchmarks.drift.real;

import io.millrace.benchmarks.drift.monitor.GrowingReference;
import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.WindowProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A monitor and what it says of all windows, with a budget of one false alarm in 30 days.
 *
 * @param effect smallest effect worth an alert
 * @param quality what is asked beside the distributions
 * @param sequential whether windows are followed together too
 * @param policy which windows are the reference
 */
record MonitorRun(double effect, QualityChecks quality, boolean sequential, ReferencePolicy policy) {

    static final double DEFAULT_EFFECT = 0.3;

    private static final FalseAlarmBudget BUDGET = new FalseAlarmBudget(1, Duration.ofDays(30));

    /**
     * What came of it.
     *
     * @param judged number of windows that were judged
     * @param on number of these in which an alert was on
     * @param episodes in the order of their firing
     */
    record Outcome(int judged, int on, List<Episode> episodes) {

        Outcome {
            episodes = List.copyOf(episodes);
        }

        /** How many there are of each alert, in words. */
        String byAlert() {
            Map<String, Integer> by = new TreeMap<>();
            episodes.forEach(one -> by.merge(one.alert(), 1, Integer::sum));
            return by.entrySet().stream()
                    .map(one -> one.getKey() + " " + one.getValue())
                    .collect(Collectors.joining(", "));
        }

        /** Number of those that fired by a test that remembers the windows before. */
        long sequential() {
            return episodes.stream()
                    .filter(one -> one.fired().test().test().startsWith("cusum"))
                    .count();
        }
    }

    /** The defaults. */
    static MonitorRun by(ReferencePolicy policy) {
        return new MonitorRun(DEFAULT_EFFECT, QualityChecks.NONE, true, policy);
    }

    MonitorRun asking(QualityChecks checks) {
        return new MonitorRun(effect, checks, sequential, policy);
    }

    /** The same, of windows that know nothing of each other. */
    MonitorRun alone() {
        return new MonitorRun(effect, quality, false, policy);
    }

    MonitorRun effect(double smallest) {
        return new MonitorRun(smallest, quality, sequential, policy);
    }

    Outcome over(WindowedRows rows) {
        MonitorSettings settings = new MonitorSettings(
                "real", rows.features(), rows.window(), effect, quality, sequential, AlertPolicy.AT_ONCE, BUDGET);
        GrowingReference reference = new GrowingReference(settings, policy, rows.start());
        MonitorState state = MonitorState.NONE;
        List<Episode> episodes = new ArrayList<>();
        Map<String, Integer> latest = new HashMap<>();
        int judged = 0;
        int on = 0;
        for (WindowProfile window : rows.windows()) {
            // silence is a window only where it is asked how many rows there are
            boolean taken = window.rows() > 0 || quality.volume() > 0;
            if (!taken || !reference.judges(window)) {
                continue;
            }
            Judgement judgement = reference.judge(window.start()).judge(window, state);
            state = judgement.state();
            judgement.transitions().forEach(one -> take(one, episodes, latest));
            reference.judged(window, state.quiet());
            judged++;
            on += state.quiet() ? 0 : 1;
        }
        return new Outcome(judged, on, episodes);
    }

    private static void take(AlertTransition one, List<Episode> episodes, Map<String, Integer> latest) {
        String alert = one.check().alert();
        switch (one.status()) {
            case FIRING -> {
                latest.put(alert, episodes.size());
                episodes.add(new Episode(one, null, one.test().effect()));
            }
            case UPDATED ->
                episodes.set(
                        latest.getOrDefault(alert, 0),
                        episodes.get(latest.getOrDefault(alert, 0))
                                .grown(one.test().effect()));
            case RESOLVED ->
                episodes.set(
                        latest.getOrDefault(alert, 0),
                        episodes.get(latest.getOrDefault(alert, 0)).over(one));
            case SUSPECTED -> {}
        }
    }
}
