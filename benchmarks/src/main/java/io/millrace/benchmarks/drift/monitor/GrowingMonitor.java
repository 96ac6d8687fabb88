package io.millrace.benchmarks.drift.monitor;

import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.ReferencePolicy;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import java.time.Duration;
import java.util.List;

/** A monitor of numbers whose reference is made of windows as they come, with a budget of one false alarm in as many rows as {@link Watch} has. */
public final class GrowingMonitor {

    private static final List<WatchedFeature> FEATURES = List.of(WatchedFeature.numeric("f0"));

    private final GrowingReference reference;
    private final long length;
    private MonitorState state = MonitorState.NONE;
    private long start;

    /**
     * A monitor that nothing has come to.
     *
     * @param row event time from one row to the next
     */
    public GrowingMonitor(Watch watch, ReferencePolicy policy, Duration row) {
        Duration window = row.multipliedBy(watch.rows());
        this.length = window.toMillis();
        this.reference = new GrowingReference(
                new MonitorSettings(
                        "bench",
                        FEATURES,
                        window,
                        watch.effect(),
                        watch.quality(),
                        watch.sequential(),
                        AlertPolicy.AT_ONCE,
                        new FalseAlarmBudget(1, row.multipliedBy(Watch.BUDGET))),
                policy,
                0);
    }

    /** Judges the next window, or only learns it while there is too little before it. */
    public List<AlertTransition> judge(Column values) {
        WindowProfile window = Profiles.of(Batch.of(values), start, start + length);
        start += length;
        if (!reference.judges(window)) {
            return List.of();
        }
        Judgement judgement = reference.judge(window.start()).judge(window, state);
        state = judgement.state();
        reference.judged(window, state.quiet());
        return judgement.transitions();
    }
}
