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
import io.millrace.drift.detection.TrailingWindows;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A monitor of numbers whose reference is what came before, but for windows in which its alert was on. Its reference moves on by whole pieces. */
public final class TrailingMonitor {

    private static final List<WatchedFeature> FEATURES = List.of(WatchedFeature.numeric("f0"));

    private final MonitorSettings settings;
    private final TrailingWindows policy;
    private final long length;
    private final long pieceLength;
    private final Deque<WindowProfile> pieces = new ArrayDeque<>();
    private @Nullable WindowProfile piece;
    private @Nullable Judge judge;
    private MonitorState state = MonitorState.NONE;
    private long start;

    /** A monitor whose reference reaches back over so many rows. */
    public TrailingMonitor(Watch watch, int reference) {
        this.policy = new TrailingWindows(Duration.ofSeconds(reference).toMillis());
        this.length = watch.length().toMillis();
        this.pieceLength = policy.blockLength(length);
        this.settings = new MonitorSettings(
                "bench",
                FEATURES,
                watch.length(),
                watch.effect(),
                watch.quality(),
                watch.sequential(),
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(1, Duration.ofSeconds(Watch.BUDGET)));
    }

    /** Judges the next window, or only learns it while there is too little before it. */
    public List<AlertTransition> judge(Column values) {
        WindowProfile window = Profiles.of(Batch.of(values), start, start + length);
        List<AlertTransition> transitions = List.of();
        if (judge != null && policy.judges(start, start + length, 0)) {
            Judgement judgement = judge.judge(window, state);
            state = judgement.state();
            transitions = judgement.transitions();
        }
        if (state.quiet()) {
            learn(window);
        }
        start += length;
        return transitions;
    }

    private void learn(WindowProfile window) {
        piece = piece == null ? window : piece.merge(window);
        if (window.end() % pieceLength != 0) {
            return;
        }
        pieces.add(piece);
        piece = null;
        ReferenceInterval interval = policy.of(window.end(), 0);
        while (pieces.getFirst().start() < interval.from()) {
            pieces.removeFirst();
        }
        judge = new Judge(settings, Reference.of(FEATURES, interval, pieces));
    }
}
