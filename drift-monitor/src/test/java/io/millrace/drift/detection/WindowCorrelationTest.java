package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowCorrelationTest {

    private static final long WINDOW = 1000;
    private static final WatchedFeature X = WatchedFeature.numeric("x");

    @Test
    void of_windowsThatAreAlike_isNone_butForOneInAHundred() {
        int correlated = 0;
        for (int run = 0; run < 400; run++) {
            WindowCorrelation found = of(rows(new SplittableRandom(run), 12, 40, 0, false));
            if (found.share() > 0) {
                correlated++;
            }
            assertThat(found.share()).isLessThan(0.05);
        }
        // two statistics, each wrong in one case of a hundred: 8 of 400, and three deviations of that
        assertThat(correlated).isLessThan(17);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void of_windowsThatWander_isAlmostTheShareOfTheirVariance(double share) {
        double sum = 0;
        for (int run = 0; run < 40; run++) {
            sum += of(rows(new SplittableRandom(run), 60, 30, Math.sqrt(share / (1 - share)), false))
                    .share();
        }
        assertThat(sum / 40).isBetween(share * 0.5, share);
    }

    @Test
    void of_rowsOfOneEntity_areOneObservation() {
        // each entity has a value of its own: windows differ by who is in them, and by nothing else
        WindowCorrelation found = of(rows(new SplittableRandom(7), 12, 40, 0, true));
        assertThat(found.share()).isZero();
    }

    @Test
    void of_equalRows_orTooFew_isNone_andOfEqualWindows_isAll() {
        List<Row> constant = new ArrayList<>();
        List<Row> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            constant.add(Row.of("c" + i, i * 100L, null, 5.0));
            steps.add(Row.of("s" + i, i * 100L, null, Math.floor(i / 10.0)));
        }
        assertThat(of(constant)).isEqualTo(WindowCorrelation.NONE);
        assertThat(of(steps).share()).isEqualTo(1);
        assertThat(of(steps).ofWindow(500)).isEqualTo(1);
        assertThat(of(steps).ofReference(40)).isCloseTo(4, within(1e-9));
        assertThat(of(steps.subList(0, 10))).isEqualTo(WindowCorrelation.NONE);
        assertThat(of(List.of())).isEqualTo(WindowCorrelation.NONE);
    }

    @Test
    void judge_windowsThatWanderAsTheReferenceDoes_areQuiet_untilTheyLeaveIt() {
        SplittableRandom random = new SplittableRandom(11);
        List<WindowProfile> windows = new ArrayList<>();
        for (int window = 0; window < 248; window++) {
            windows.add(profile(window, rows(random, 1, 200, 1, false, window)));
        }
        MonitorSettings settings = new MonitorSettings(
                "m",
                List.of(X),
                Duration.ofMillis(WINDOW),
                0.3,
                QualityChecks.NONE,
                true,
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(1, Duration.ofDays(1)));
        Reference reference = Reference.of(List.of(X), new ReferenceInterval(0, 48 * WINDOW), windows.subList(0, 48));
        Judge judge = new Judge(settings, reference);
        MonitorState state = MonitorState.NONE;
        List<String> said = new ArrayList<>();
        for (WindowProfile window : windows.subList(48, 248)) {
            Judgement judgement = judge.judge(shifted(window, window.start() >= 240 * WINDOW ? 5 : 0), state);
            state = judgement.state();
            judgement.transitions().forEach(one -> said.add(one.status() + " " + one.windowStart() / WINDOW));
        }
        assertThat(said).hasSize(1).allSatisfy(one -> assertThat(one).matches("FIRING 24[0-7]"));
    }

    private static WindowProfile shifted(WindowProfile window, double by) {
        WindowProfileBuilder builder = new WindowProfileBuilder(window.start(), window.end(), 1, 2048);
        for (Row row : window.sample()) {
            Object value = row.values().get(0);
            builder.add(Row.of(row.eventId(), row.time(), null, value instanceof Double number ? number + by : value));
        }
        return builder.build();
    }

    private static WindowProfile profile(int window, List<Row> rows) {
        WindowProfileBuilder builder = new WindowProfileBuilder(window * WINDOW, (window + 1) * WINDOW, 1, 2048);
        rows.forEach(builder::add);
        return builder.build();
    }

    private static WindowCorrelation of(List<Row> rows) {
        ClusteredValues values = ClusteredValues.of(X, 0, rows, 1);
        return WindowCorrelation.of(values, FeatureSample.of(X, values), WINDOW);
    }

    private static List<Row> rows(SplittableRandom random, int windows, int each, double wander, boolean entities) {
        return rows(random, windows, each, wander, entities, 0);
    }

    /** Normal values of deviation 1 around means that wander by another one; of entities, ten rows of one value each. */
    private static List<Row> rows(
            SplittableRandom random, int windows, int each, double wander, boolean entities, int first) {
        List<Row> rows = new ArrayList<>();
        for (int window = first; window < first + windows; window++) {
            double mean = wander * random.nextGaussian();
            double value = 0;
            for (int i = 0; i < each; i++) {
                value = !entities || i % 10 == 0 ? mean + random.nextGaussian() : value;
                String entity = entities ? "e" + window + "/" + i / 10 : null;
                rows.add(Row.of(window + "/" + i, window * WINDOW + random.nextLong(WINDOW), entity, value));
            }
        }
        return rows;
    }
}
