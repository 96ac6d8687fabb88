package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectionTest {

    private static final long WINDOW = Duration.ofMinutes(30).toMillis();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void judge_oneFeatureTimesTen_firesItAloneAndResolves(boolean clustered) {
        List<AlertTransition> transitions = run(clustered, 10, 0);
        assertThat(transitions).extracting(AlertTransition::feature).containsOnly("amount");
        assertThat(transitions)
                .extracting(AlertTransition::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        AlertTransition fired = transitions.get(0);
        AlertTransition resolved = transitions.get(1);
        assertThat(fired.windowStart()).isEqualTo(20 * WINDOW);
        assertThat(resolved.windowStart()).isEqualTo(24 * WINDOW);
        assertThat(resolved.id()).isEqualTo(fired.id());
        assertThat(resolved.firstWindowStart()).isEqualTo(fired.windowStart());
        assertThat(fired.test().direction()).isEqualTo(Direction.UP);
        assertThat(fired.sentence())
                .matches("amount: median \\d+ against \\d+ in the reference; "
                        + "KS distance 0\\.\\d\\d, needed 0\\.30; .*1 in .* by chance");
        Evidence.NumericEvidence evidence = (Evidence.NumericEvidence) fired.evidence();
        assertThat(evidence.current().p50())
                .isGreaterThan(5 * evidence.reference().p50());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void judge_newCategoryTakesALargeShare_firesItAloneAndResolves(boolean clustered) {
        List<AlertTransition> transitions = run(clustered, 1, 0.7);
        assertThat(transitions).extracting(AlertTransition::feature).containsOnly("kind");
        assertThat(transitions)
                .extracting(AlertTransition::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        Evidence.CategoricalEvidence evidence =
                (Evidence.CategoricalEvidence) transitions.get(0).evidence();
        assertThat(evidence.categories().get(0).category()).isEqualTo("new");
        assertThat(transitions.get(0).sentence()).startsWith("kind: 'new' ");
    }

    /** Twelve windows of reference, then thirty judged; windows 20 to 23 are changed. */
    private static List<AlertTransition> run(boolean clustered, double scale, double newShare) {
        SimulatedRows rows = new SimulatedRows(7, clustered);
        List<WindowProfile> windows = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            boolean changed = i >= 20 && i < 24;
            windows.add(rows.window(i * WINDOW, WINDOW, 1000, changed ? scale : 1, changed ? newShare : 0));
        }
        Reference reference =
                Reference.of(SimulatedRows.FEATURES, new ReferenceInterval(0, 12 * WINDOW), windows.subList(0, 12));
        MonitorSettings settings = new MonitorSettings(
                "simulated",
                SimulatedRows.FEATURES,
                Duration.ofMillis(WINDOW),
                0.3,
                new FalseAlarmBudget(1, Duration.ofDays(30)));
        Judge judge = new Judge(settings, reference);
        MonitorState state = MonitorState.NONE;
        List<AlertTransition> transitions = new ArrayList<>();
        for (WindowProfile window : windows) {
            Judgement judgement = judge.judge(window, state);
            state = judgement.state();
            transitions.addAll(judgement.transitions());
        }
        return transitions;
    }
}
