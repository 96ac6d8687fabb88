package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Months without drift, seeds fixed. The effect threshold is next to nothing, so that the budget's level alone holds the
 * alarms back, and the budget is large enough to be seen: 20 a month, so some 4 looks in 1000.
 */
final class FalseAlarmSimulationTest {

    private static final double BUDGET = 20;
    private static final int MONTHS = 6;
    private static final int ROWS = 300;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WINDOW = Duration.ofMinutes(30);

    @Test
    void alarms_independentRows_stayWithinBudgetAndUseIt() {
        Tally tally = simulate(false, 1);
        print("independent rows", tally);
        // 4 standard deviations of a count above the budget; far below it the test would be wasting its budget
        double expected = BUDGET * MONTHS;
        assertThat(tally.alarms).isBetween((int) (expected / 4), (int) (expected + 4 * Math.sqrt(expected)));
        assertThat(tally.naiveAlarms).isLessThan((int) (2 * expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9", "0.05, 0.6"})
    void alarms_clusteredRows_stayWithinBudgetWhereRowCountsFire(double share, double naive) {
        Tally tally = simulate(true, share);
        print("clustered rows, cluster share " + share, tally);
        double expected = BUDGET * MONTHS;
        assertThat(tally.alarms).isLessThan((int) (expected + 4 * Math.sqrt(expected)));
        assertThat(tally.conclusive).isGreaterThan(tally.looks * 9 / 10);
        assertThat(tally.naiveWindows).isGreaterThan((int) (naive * tally.windows));
    }

    private static Tally simulate(boolean clustered, double share) {
        Tally tally = new Tally();
        long length = WINDOW.toMillis();
        MonitorSettings settings = new MonitorSettings(
                "simulated",
                SimulatedRows.FEATURES,
                List.of(),
                WINDOW,
                1e-9,
                QualityChecks.NONE,
                false,
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(BUDGET, MONTH),
                share,
                15);
        for (int month = 0; month < MONTHS; month++) {
            SimulatedRows rows = new SimulatedRows(100 + month, clustered);
            List<WindowProfile> before = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                before.add(rows.window(i * length, length, ROWS, 1, 0));
            }
            Judge judge = new Judge(
                    settings, Reference.of(SimulatedRows.FEATURES, new ReferenceInterval(0, 12 * length), before));
            for (int i = 0; i < MONTH.toMillis() / length; i++) {
                WindowProfile window = rows.window((12 + i) * length, length, ROWS, 1, 0);
                tally.add(judge.judge(window, MonitorState.NONE).verdicts());
            }
        }
        return tally;
    }

    private static void print(String what, Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "%s: budget %.0f, alarms %d; by row counts %d, in %d of %d windows; conclusive %d of %d looks%n",
                what,
                BUDGET * MONTHS,
                tally.alarms,
                tally.naiveAlarms,
                tally.naiveWindows,
                tally.windows,
                tally.conclusive,
                tally.looks);
    }

    private static final class Tally {
        private int windows;
        private int looks;
        private int conclusive;
        private int alarms;
        private int naiveAlarms;
        private int naiveWindows;

        void add(List<FeatureVerdict> verdicts) {
            boolean naive = false;
            windows++;
            for (FeatureVerdict verdict : verdicts) {
                looks++;
                conclusive += verdict.outcome() == Outcome.INCONCLUSIVE ? 0 : 1;
                alarms += verdict.outcome() == Outcome.DRIFTED ? 1 : 0;
                TestResult test = verdict.test();
                if (test != null && test.test().equals(KolmogorovSmirnov.NAME)) {
                    double size = EffectiveSize.ofDifference(test.nReference(), test.nCurrent());
                    boolean fires = KolmogorovSmirnov.pValue(test.statistic(), size) <= verdict.level();
                    naiveAlarms += fires ? 1 : 0;
                    naive |= fires;
                }
            }
            naiveWindows += naive ? 1 : 0;
        }
    }
}
