package io.millrace.benchmarks.drift.monitor;

import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.AlertTransition;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.Judge;
import io.millrace.drift.detection.Judgement;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.MonitorState;
import io.millrace.drift.detection.Reference;
import io.millrace.drift.detection.ReferenceInterval;
import io.millrace.drift.detection.VolumeReference;
import io.millrace.drift.detection.WatchedFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A monitor with the first rows of a table as its reference, which is given the windows after them. */
public final class Monitor {

    private final Watch watch;
    private final long length;
    private final Judge judge;
    private MonitorState state = MonitorState.NONE;
    private Judgement last = new Judgement(List.of(), List.of(), MonitorState.NONE);
    private long start;

    /** Learns the reference, which has the rows of whole windows. */
    public Monitor(Watch watch, Batch reference) {
        this.watch = watch;
        this.length = watch.length().toMillis();
        int windows = Math.max(1, reference.rows() / watch.rows());
        this.start = windows * length;
        VolumeReference volume = VolumeReference.NONE;
        for (int i = 0; i < windows; i++) {
            volume = volume.plus(watch.rows());
        }
        List<WatchedFeature> features = features(reference);
        this.judge = new Judge(
                new MonitorSettings(
                        "bench",
                        features,
                        watch.length(),
                        watch.effect(),
                        watch.quality(),
                        watch.sequential(),
                        AlertPolicy.AT_ONCE,
                        new FalseAlarmBudget(1, Duration.ofSeconds(Watch.BUDGET))),
                Reference.of(features, new ReferenceInterval(0, start), List.of(Profiles.of(reference, 0, start))),
                volume);
    }

    /** Judges the next window, of any number of rows, and says what has become of alerts. */
    public List<AlertTransition> judge(Batch window) {
        last = judge.judge(Profiles.of(window, start, start + length), state);
        state = last.state();
        start += length;
        return last.transitions();
    }

    /** What the last window came to. */
    public Judgement last() {
        return last;
    }

    /** Rows of a window. */
    public int rows() {
        return watch.rows();
    }

    private static List<WatchedFeature> features(Batch batch) {
        List<WatchedFeature> features = new ArrayList<>();
        for (Column column : batch.columns()) {
            String name = "f" + features.size();
            features.add(column.categories() ? WatchedFeature.categorical(name) : WatchedFeature.numeric(name));
        }
        return features;
    }
}
