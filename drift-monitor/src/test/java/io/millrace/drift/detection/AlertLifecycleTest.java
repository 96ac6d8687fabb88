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
            AlertLifecycle.Step step = AlertLifecycle.advance(stored, verdict(windows.charAt(i), i * 10L));
            seen.append(step.change() == null ? '.' : step.change().name().charAt(0));
            state = step.state();
        }
        assertThat(seen).hasToString(changes);
        assertThat(state.episode()).isEqualTo(episodes);
    }

    @Test
    void advance_firing_keepsTheFirstWindow() {
        AlertState state =
                AlertLifecycle.advance(AlertState.QUIET, verdict('D', 70)).state();
        state = AlertLifecycle.advance(state, verdict('D', 80)).state();
        assertThat(state).isEqualTo(new AlertState(1, true, 70, 90));
        assertThat(AlertLifecycle.advance(state, verdict('s', 90)).state())
                .isEqualTo(new AlertState(1, false, 70, 100));
    }

    @Test
    void advance_sameWindowAgain_isRefused() {
        AlertState state =
                AlertLifecycle.advance(AlertState.QUIET, verdict('D', 70)).state();
        assertThatThrownBy(() -> AlertLifecycle.advance(state, verdict('D', 70)))
                .hasMessageContaining("starts at 70, but windows were judged until 80");
    }

    @Test
    void toBytes_isGolden() {
        assertThat(HexFormat.of().formatHex(new AlertState(2, true, 70, 90).toBytes()))
                .isEqualTo("01" + "00000002" + "01" + "0000000000000046" + "000000000000005a");
    }

    /** printf '\0\0\0\3bot\0\0\0\5added\0\0\0\00270' | sha256sum | cut -c1-16 */
    @Test
    void id_isGolden() {
        assertThat(AlertTransition.id("bot", "added", 70)).isEqualTo("6d05004a48a24d0e");
    }

    private static FeatureVerdict verdict(char window, long start) {
        double effect = window == 'D' ? 0.40 : window == 'w' ? 0.26 : 0.10;
        Outcome outcome = window == 'D' ? Outcome.DRIFTED : window == 'i' ? Outcome.INCONCLUSIVE : Outcome.STABLE;
        TestResult test = new TestResult("ks", effect, effect, 0.5, 100, 100, 100, 100, Direction.UP);
        return new FeatureVerdict("added", start, start + 10, outcome, test, 0.3, 1e-4);
    }
}
