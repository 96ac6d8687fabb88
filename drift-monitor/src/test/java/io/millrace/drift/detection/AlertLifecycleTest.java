package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertLifecycleTest {

    /** Windows: D drifted at 0.40, w a stable one at 0.26, s a stable one at 0.10, i an inconclusive one at 0.10. */
    @ParameterizedTest
    @CsvSource({
        "s,     '.',      0",
        "D,     'F',      1",
        "w,     '.',      0",
        "i,     '.',      0",
        "DDD,   'F..',    1",
        "Dw,    'F.',     1",
        "Di,    'F.',     1",
        "Ds,    'FR',     1",
        "DiwDs, 'F...R',  1",
        "Dss,   'FR.',    1",
        "DsD,   'FRF',    2",
        "sDsDsD,'.FRFRF', 3",
    })
    void advance_table(String windows, String changes, int episodes) {
        AlertState state = AlertState.QUIET;
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < windows.length(); i++) {
            // through the stored form each time: nothing may be kept elsewhere
            AlertState stored = AlertState.fromBytes(state.toBytes());
            AlertLifecycle.Step step =
                    AlertLifecycle.advance(AlertPolicy.AT_ONCE, stored, verdict(windows.charAt(i), i * 10L));
            seen.append(step.change() == null ? '.' : step.change().name().charAt(0));
            state = step.state();
        }
        assertThat(seen).hasToString(changes);
        assertThat(state.episode()).isEqualTo(episodes);
    }

    @ParameterizedTest
    @CsvSource({
        "D,         'S'",
        "DD,        'SF'",
        "DsD,       'S.F'",
        "DssD,      'S...'",
        "DiiD,      'S..F'",
        "DwwwD,     'S..RS'",
        "DDs,       'SFR'",
        "DDDGH,     'SF.U.'",
        "DDsD,      'SFRS'",
    })
    void advance_twoOfTheLastThree_suspectsFirst(String windows, String changes) {
        assertThat(changes(new AlertPolicy(2, 3, 0), windows)).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({
        "DsD,       'FR.'",
        "DsDD,      'FR..'",
        "DsDDD,     'FR..F'",
        "DsssD,     'FR..F'",
    })
    void advance_coolDown_isQuiet(String windows, String changes) {
        assertThat(changes(new AlertPolicy(1, 1, 20), windows)).isEqualTo(changes);
    }

    private static String changes(AlertPolicy policy, String windows) {
        AlertState state = AlertState.QUIET;
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < windows.length(); i++) {
            AlertState stored = AlertState.fromBytes(state.toBytes());
            AlertLifecycle.Step step = AlertLifecycle.advance(policy, stored, verdict(windows.charAt(i), i * 10L));
            seen.append(step.change() == null ? '.' : step.change().name().charAt(0));
            state = step.state();
        }
        return seen.toString();
    }

    @Test
    void advance_firing_keepsTheFirstWindow() {
        AlertState state = AlertLifecycle.advance(AlertPolicy.AT_ONCE, AlertState.QUIET, verdict('D', 70))
                .state();
        state = AlertLifecycle.advance(AlertPolicy.AT_ONCE, state, verdict('D', 80))
                .state();
        assertThat(state).isEqualTo(new AlertState(1, AlertState.Phase.FIRING, 70, 90, 1, 0.4, Long.MIN_VALUE, 0));
        assertThat(AlertLifecycle.advance(AlertPolicy.AT_ONCE, state, verdict('s', 90))
                        .state())
                .isEqualTo(new AlertState(1, AlertState.Phase.QUIET, 70, 100, 0, 0, 100, 0));
    }

    @Test
    void advance_sameWindowAgain_isRefused() {
        AlertState state = AlertLifecycle.advance(AlertPolicy.AT_ONCE, AlertState.QUIET, verdict('D', 70))
                .state();
        assertThatThrownBy(() -> AlertLifecycle.advance(AlertPolicy.AT_ONCE, state, verdict('D', 70)))
                .hasMessageContaining("starts at 70, but windows were judged until 80");
    }

    @Test
    void toBytes_isGolden() {
        AlertState state = new AlertState(2, AlertState.Phase.FIRING, 70, 90, 5, 0.5, 80, 70);
        assertThat(HexFormat.of().formatHex(state.toBytes()))
                .isEqualTo("02" + "00000002" + "02" + "0000000000000046" + "000000000000005a" + "0000000000000005"
                        + "3fe0000000000000" + "0000000000000050" + "0000000000000046");
    }

    /** printf '\0\0\0\3bot\0\0\0\5added\0\0\0\00270' | sha256sum | cut -c1-16 */
    @Test
    void id_isGolden() {
        assertThat(AlertTransition.id("bot", "added", 70)).isEqualTo("6d05004a48a24d0e");
    }

    private static FeatureVerdict verdict(char window, long start) {
        double effect =
                window == 'D' ? 0.40 : window == 'G' ? 0.61 : window == 'H' ? 0.80 : window == 'w' ? 0.26 : 0.10;
        Outcome outcome =
                "DGH".indexOf(window) >= 0 ? Outcome.DRIFTED : window == 'i' ? Outcome.INCONCLUSIVE : Outcome.STABLE;
        TestResult test = new TestResult("ks", effect, effect, 0.5, 100, 100, 100, 100, Direction.UP);
        return new FeatureVerdict("added", start, start + 10, outcome, test, 0.3, 1e-4);
    }
}
