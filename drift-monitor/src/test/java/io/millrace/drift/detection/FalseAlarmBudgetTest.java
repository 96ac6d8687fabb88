package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FalseAlarmBudgetTest {

    @Test
    void level_oneAMonthOverFiveFeaturesAndHalfHours_isSharedByAllLooks() {
        FalseAlarmBudget budget = new FalseAlarmBudget(1, Duration.ofDays(30));
        assertThat(budget.level(Duration.ofMinutes(30), 5)).isCloseTo(1.0 / 7200, within(1e-12));
        assertThat(budget.explain(Duration.ofMinutes(30), 5))
                .isEqualTo(
                        "false alarms: 1 per 30d; windows of 30m x 5 features = 7200 looks; level per test 0.000139");
    }

    @Test
    void level_generousBudget_staysAtFivePercent() {
        assertThat(new FalseAlarmBudget(100, Duration.ofHours(1)).level(Duration.ofMinutes(30), 1))
                .isEqualTo(0.05);
    }

    @Test
    void budget_ofNothing_isRefused() {
        assertThatThrownBy(() -> new FalseAlarmBudget(0, Duration.ofDays(30))).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> new FalseAlarmBudget(1, Duration.ZERO)).hasMessageContaining("greater than 0");
    }
}
