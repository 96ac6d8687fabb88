package io.millrace.drift.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.WatchedFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    private static final long WINDOW = 600_000;
    private static final List<WatchedFeature> FEATURES =
            List.of(WatchedFeature.numeric("amount"), WatchedFeature.categorical("kind"));

    private static MonitorSettings settings(QualityChecks quality) {
        return new MonitorSettings(
                "m",
                FEATURES,
                Duration.ofMillis(WINDOW),
                0.3,
                quality,
                true,
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(1, Duration.ofDays(30)));
    }

    private static List<Row> rows(int windows, double trend) {
        SplittableRandom random = new SplittableRandom(4);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < windows * 300; i++) {
            double amount = 50 + 10 * random.nextGaussian() + trend * i / 300;
            rows.add(Row.of("e" + i, i * WINDOW / 300, null, amount, random.nextDouble() < 0.8 ? "web" : "shop"));
        }
        return rows;
    }

    @Test
    void quietData_showWhatWouldBeSeen_andByWhichQuestion() {
        Calibration calibration =
                new Calibration(settings(new QualityChecks(0.05, 0.02, 0.01, 0.05, 0, 0.3)), rows(42, 0));
        assertThat(calibration.asItIs()).isEmpty();
        assertThat(calibration.shuffled()).isEmpty();
        assertThat(calibration.judged()).isEqualTo(20);
        assertThat(calibration.trials().stream()
                        .collect(Collectors.toMap(
                                trial -> trial.feature() + ": " + trial.change(), trial -> trial.found()
                                        .map(found -> found.windows() + " " + found.test())
                                        .orElse("not seen"))))
                .containsEntry("amount: a deviation larger", "1 ks")
                .containsEntry("amount: 10 % are the median", "1 stuck-value")
                .containsEntry("amount: 2 % are far out", "2 out-of-range")
                .containsEntry("amount: 10 % are missing", "1 chi-square")
                .containsEntry("kind: 5 % are of a new category", "1 new-category")
                .containsEntry("kind: the two most frequent change places", "1 chi-square")
                .containsEntry("(rows): half of them are there", "1 volume")
                .doesNotContainKey("kind: a deviation larger")
                .hasSize(10);
    }

    @Test
    void whatGoesTogether_isTorn_whereItIsAsked() {
        List<Row> rows = rows(42, 0).stream()
                .map(row -> Row.of(row.eventId(), row.time(), null, row.values().get(0), word(row)))
                .toList();
        Calibration calibration = new Calibration(settings(new QualityChecks(0, 0, 0, 0, 0.15, 0)), rows);
        assertThat(calibration.asItIs()).isEmpty();
        assertThat(calibration.trials())
                .filteredOn(trial -> trial.feature().equals("(features)"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.change()).isEqualTo("each is of another row");
                    assertThat(trial.found()).hasValueSatisfying(found -> assertThat(found.windows())
                            .isEqualTo(1));
                });
    }

    private static String word(Row row) {
        return row.values().get(0) instanceof Double amount && amount > 55 ? "large" : "small";
    }

    @Test
    void withoutTheQuestion_aChangeIsNotSeen() {
        Calibration calibration = new Calibration(settings(QualityChecks.NONE), rows(42, 0));
        assertThat(calibration.trials())
                .filteredOn(trial -> trial.found().isEmpty())
                .extracting(Trial::change)
                .contains("2 % are far out", "10 % are missing");
    }

    @Test
    void dataWithATrend_fireAsTheyAre_andNotWhenShuffled() {
        Calibration calibration = new Calibration(settings(QualityChecks.NONE), rows(42, 0.5));
        assertThat(calibration.asItIs()).isNotEmpty();
        assertThat(calibration.shuffled()).isEmpty();
    }

    @Test
    void fewWindows_areRefused() {
        assertThatThrownBy(() -> new Calibration(settings(QualityChecks.NONE), rows(9, 0)))
                .hasMessageContaining("in 7 whole windows of 10m; expected 8 windows or more");
    }
}
