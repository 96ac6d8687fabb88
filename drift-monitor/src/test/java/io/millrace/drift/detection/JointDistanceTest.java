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

    @ParameterizedTest
    @CsvSource({"0.8, 0.1", "0.1, 0.8"})
    void of_moreOrLessTogether_isAnotherDistance(double before, double now) {
        List<Row> usual = window(0, 2000, before).sample();
        List<FeatureSample> samples = samples(usual);
        JointDistance distance = JointDistance.of(samples, usual);
        double usually = usual.stream()
                .mapToDouble(distance::of)
                .map(d -> d * d)
                .average()
                .orElseThrow();
        double then = window(1, 2000, now).sample().stream()
                .mapToDouble(distance::of)
                .map(d -> d * d)
                .average()
                .orElseThrow();
        // three features with a variance of almost 1 each
        assertThat(usually).isCloseTo(3, within(0.4));
        if (before > now) {
            assertThat(then).isGreaterThan(1.5 * usually);
        } else {
            assertThat(then).isCloseTo(3, within(0.4));
        }
    }

    @Test
    void of_constantsCopiesAndGaps_isFinite() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Double value = i % 10 == 0 ? null : (Double) (double) i;
            rows.add(Row.of("r" + i, 0, null, value, value, "always"));
        }
        JointDistance distance = JointDistance.of(samples(rows), rows);
        assertThat(rows).allSatisfy(row -> assertThat(distance.of(row)).isBetween(0.0, 3.0));
        assertThat(distance.of(Row.of("opposite", 0, null, 0.0, 99.0, "never"))).isGreaterThan(8);
        assertThat(JointDistance.of(samples(List.of()), List.of()).of(rows.get(1)))
                .isZero();
    }

    private static List<FeatureSample> samples(List<Row> rows) {
        List<FeatureSample> samples = new ArrayList<>();
        for (int at = 0; at < FEATURES.size(); at++) {
            WatchedFeature feature = FEATURES.get(at);
            samples.add(FeatureSample.of(feature, ClusteredValues.of(feature, at, rows, 1)));
        }
        return samples;
    }
}
