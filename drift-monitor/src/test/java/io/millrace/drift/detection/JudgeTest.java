package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {

    private static final long WINDOW = 1000;

    private final SimulatedRows rows = new SimulatedRows(3, false);
    private final ReferenceInterval interval = new ReferenceInterval(2 * WINDOW, 6 * WINDOW);
    private final Reference reference = reference();
    private final MonitorSettings settings = new MonitorSettings(
            "m", SimulatedRows.FEATURES, Duration.ofMillis(WINDOW), 0.3, new FalseAlarmBudget(1, Duration.ofHours(1)));
    private final Judge judge = new Judge(settings, reference);

    @ParameterizedTest
    @CsvSource({"0, false", "1500, false", "2000, false", "5000, false", "5500, false", "6000, true", "9000, true"})
    void judge_onlyWindowsFromTheReferencesEnd(long start, boolean judged) {
        Judgement judgement = judge.judge(rows.window(start, WINDOW, 100, 10, 0), MonitorState.NONE);
        assertThat(judgement.verdicts()).hasSize(judged ? 3 : 0);
        assertThat(judgement.transitions()).hasSize(judged ? 1 : 0);
        assertThat(judgement.state().alerts()).hasSize(judged ? 3 : 0);
    }

    @Test
    void judge_fewRows_isInconclusiveHoweverFarApart() {
        Judgement judgement = judge.judge(rows.window(6000, WINDOW, 29, 1000, 1), MonitorState.NONE);
        assertThat(judgement.verdicts()).extracting(FeatureVerdict::outcome).containsOnly(Outcome.INCONCLUSIVE);
        assertThat(judgement.transitions()).isEmpty();
    }

    @Test
    void judge_noRows_isInconclusiveWithoutATest() {
        Judgement judgement = judge.judge(WindowProfile.empty(6000, 7000, 3, 2048), MonitorState.NONE);
        assertThat(judgement.verdicts()).hasSize(3).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(verdict.test()).isNull();
        });
    }

    @Test
    void judge_backByAnotherReference_saysSo() {
        MonitorState firing = judge.judge(rows.window(6000, WINDOW, 100, 10, 0), MonitorState.NONE)
                .state();
        ReferenceInterval later = new ReferenceInterval(7 * WINDOW, 9 * WINDOW);
        Reference another = Reference.of(
                SimulatedRows.FEATURES,
                later,
                List.of(rows.window(7000, WINDOW, 200, 10, 0), rows.window(8000, WINDOW, 200, 10, 0)));
        assertThat(new Judge(settings, another)
                        .judge(rows.window(9000, WINDOW, 100, 10, 0), firing)
                        .transitions())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).startsWith("amount is as in the reference that is new: "));
        assertThat(judge.judge(rows.window(9000, WINDOW, 100, 1, 0), firing).transitions())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).startsWith("amount is back: "));
    }

    @Test
    void judge_transition_carriesItsReference() {
        AlertTransition transition = judge.judge(rows.window(6000, WINDOW, 100, 10, 0), MonitorState.NONE)
                .transitions()
                .get(0);
        assertThat(transition.referenceVersion()).isEqualTo(reference.version());
        assertThat(transition.reference()).isEqualTo(interval);
        assertThat(transition.episode()).isEqualTo(1);
        assertThat(transition.level()).isEqualTo(1.0 / 3600 / 3);
        assertThat(transition.id()).isEqualTo(AlertTransition.id("m", "amount", 6000));
    }

    @Test
    void judge_windowOfAnotherLength_isRefused() {
        assertThatThrownBy(() -> judge.judge(rows.window(6000, 2 * WINDOW, 100, 1, 0), MonitorState.NONE))
                .hasMessageContaining("is not PT1S long");
    }

    @Test
    void judge_otherFeaturesThanTheReference_isRefused() {
        List<WatchedFeature> others = List.of(WatchedFeature.numeric("x"));
        Reference other = Reference.of(others, interval, List.of());
        assertThatThrownBy(() -> new Judge(settings, other)).hasMessageContaining("build it again");
    }

    @Test
    void judge_valueOfTheWrongType_namesFeatureAndEvent() {
        WindowProfile window = new WindowProfileBuilder(6000, 7000, 3, 10)
                .add(Row.of("e1", 6000, null, "text", 1.0, "k1"))
                .build();
        assertThatThrownBy(() -> judge.judge(window, MonitorState.NONE))
                .hasMessageContaining("feature amount of event e1 is a String");
    }

    private Reference reference() {
        List<WindowProfile> windows = new ArrayList<>();
        for (int i = 2; i < 6; i++) {
            windows.add(rows.window(i * WINDOW, WINDOW, 500, 1, 0));
        }
        return Reference.of(SimulatedRows.FEATURES, interval, windows);
    }
}
