package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features that go together, and then do not, while each is distributed as ever. */
final class JointDistanceTest {

    private static final long WINDOW = 60_000;
    private static final int REFERENCE = 12;
    private static final List<WatchedFeature> FEATURES = List.of(
            WatchedFeature.numeric("price"), WatchedFeature.numeric("amount"), WatchedFeature.categorical("size"));

    private final SplittableRandom random = new SplittableRandom(9);
    private int ids;

    /** The share of rows in which the three are one draw; in the others they are three draws. */
    private WindowProfile window(int number, int rows, double together) {
        WindowProfileBuilder builder = new WindowProfileBuilder(number * WINDOW, (number + 1) * WINDOW, 3, 2048);
        for (int i = 0; i < rows; i++) {
            boolean one = random.nextDouble() < together;
            double price = random.nextGaussian();
            double amount = one ? price : random.nextGaussian();
            double size = one ? price : random.nextGaussian();
            // three sizes of unlike shares, so that they have an order
            String word = size < 0.1 ? "small" : size < 0.9 ? "medium" : "large";
            builder.add(Row.of("r" + ids++, number * WINDOW + i % WINDOW, null, Math.exp(price), amount * 100, word));
        }
        return builder.build();
    }

    private static MonitorSettings settings(boolean sequential) {
        return new MonitorSettings(
                "m",
                FEATURES,
                Duration.ofMillis(WINDOW),
                0.15,
                new QualityChecks(0, 0, 0, 0, 0.15, 0),
                sequential,
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(1, Duration.ofDays(1)));
    }

    private List<String> said(boolean sequential, int rows, double... together) {
        List<WindowProfile> before = new ArrayList<>();
        for (int i = 0; i < REFERENCE; i++) {
            before.add(window(i, 400, 0.8));
        }
        Judge judge = new Judge(
                settings(sequential), Reference.of(FEATURES, new ReferenceInterval(0, REFERENCE * WINDOW), before));
        MonitorState state = MonitorState.NONE;
        List<String> said = new ArrayList<>();
        for (int i = 0; i < together.length; i++) {
            Judgement judgement = judge.judge(window(REFERENCE + i, rows, together[i]), state);
            state = judgement.state();
            for (AlertTransition one : judgement.transitions()) {
                said.add(i + " " + one.status() + " " + one.check().alert() + " by "
                        + one.test().test());
            }
        }
        return said;
    }

    @Test
    void judge_whatGoesTogetherNoMore_isOneAlert_andNoFeaturesOwn() {
        assertThat(said(false, 600, 0.8, 0.8, 0, 0, 0.8))
                .containsExactly("2 FIRING (features)/joint by ks", "4 RESOLVED (features)/joint by ks");
    }

    @Test
    void judge_smallWindows_addUp() {
        double[] together = new double[60];
        Arrays.fill(together, 0, 20, 0.8);
        Arrays.fill(together, 20, 60, 0.4);
        List<String> said = said(true, 32, together);
        assertThat(said.get(0)).matches("2\\d FIRING \\(features\\)/joint by cusum-level");
        assertThat(said).noneMatch(one -> one.contains("RESOLVED"));
    }

    private static JointDistance together(List<Row> rows) {
        return new JointDistance(FEATURES, rows, 1);
    }

    private static double meanSquare(ClusteredValues distances) {
        return distances.values().stream()
                .mapToDouble(distance -> (Double) distance * (Double) distance)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.1", "0.1, 0.8"})
    void of_moreOrLessTogether_isAnotherDistance(double before, double now) {
        List<Row> usual = window(0, 2000, before).sample();
        JointDistance together = together(usual);
        // three features with a variance of almost 1 each
        assertThat(meanSquare(together.of(usual))).isCloseTo(3, within(0.4));
        double then = meanSquare(together.of(window(1, 2000, now).sample()));
        if (before > now) {
            assertThat(then).isGreaterThan(4.5);
        } else {
            assertThat(then).isCloseTo(3, within(0.4));
        }
    }

    @Test
    void mostChanged_namesTheTwo() {
        List<Row> usual = window(0, 2000, 0.8).sample();
        List<Row> torn = new ArrayList<>();
        for (int i = 0; i < usual.size(); i++) {
            // price and size stay together, amount is another row's
            Object amount = usual.get((i + 1) % usual.size()).values().get(1);
            Row row = usual.get(i);
            torn.add(Row.of(
                    row.eventId(),
                    0,
                    null,
                    row.values().get(0),
                    amount,
                    row.values().get(2)));
        }
        assertThat(together(usual).mostChanged(torn)).hasValueSatisfying(pair -> {
            assertThat(pair.one().name()).isEqualTo("price");
            assertThat(pair.other().name()).isEqualTo("amount");
            assertThat(pair.before()).isBetween(0.7, 0.9);
            assertThat(pair.now()).isCloseTo(0, within(0.1));
        });
    }

    @Test
    void of_constantsCopiesAndGaps_isFinite() {
        List<Row> rows = new ArrayList<>();
        List<Row> opposite = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Double value = i % 10 == 0 ? null : (Double) (double) i;
            rows.add(Row.of("r" + i, 0, null, value, value, "always"));
            opposite.add(Row.of("r" + i, 0, null, (double) i, 99.0 - i, "always"));
        }
        assertThat(together(rows).of(rows).values()).hasSize(90).allSatisfy(distance -> assertThat((Double) distance)
                .isBetween(0.0, 3.0));
        assertThat(meanSquare(together(rows).of(opposite))).isGreaterThan(20);
        assertThat(together(List.of()).of(rows).values())
                .allSatisfy(distance -> assertThat((Double) distance).isFinite());
        assertThat(together(rows).of(List.of()).values()).isEmpty();
    }

    @Test
    void of_featureThatMostRowsLack_isLeftOut() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Row.of("r" + i, 0, null, i % 10 == 0 ? (Double) 1.0 : null, (double) i, "k" + i % 3));
        }
        assertThat(together(rows).of(rows).values()).hasSize(100);
        assertThat(together(rows).mostChanged(rows))
                .hasValueSatisfying(pair -> assertThat(pair.one().name()).isEqualTo("amount"));
    }
}
