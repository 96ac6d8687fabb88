package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the sequential test is silent without a change, and how long it takes with one. Windows have 32 values: too few to say anything alone. */
final class RunLengthTest {

    private static final int VALUES = 32;
    private static final int REFERENCE = 63;
    private static final long LENGTH = 1_000;
    private static final int RUNS = 100;
    private static final int CHANGED = 20;
    private static final int RETURNED = 20;

    /** A false alarm in as many windows as there are in a day of seconds. */
    private static final FalseAlarmBudget BUDGET = new FalseAlarmBudget(1, Duration.ofDays(1));

    /** Where values come from. */
    enum Source {
        BERNOULLI_05(random -> random.nextDouble() < 0.05 ? 1 : 0),
        BERNOULLI_2(random -> random.nextDouble() < 0.2 ? 1 : 0),
        BERNOULLI_5(random -> random.nextDouble() < 0.5 ? 1 : 0),
        NORMAL(random -> 100 + 10 * random.nextGaussian()),
        LOGNORMAL(random -> Math.exp(random.nextGaussian())),
        T3(random -> random.nextGaussian()
                / Math.sqrt((Math.pow(random.nextGaussian(), 2)
                                + Math.pow(random.nextGaussian(), 2)
                                + Math.pow(random.nextGaussian(), 2))
                        / 3)),
        CONSTANT(random -> 7);

        private final ToDoubleFunction<SplittableRandom> next;

        Source(ToDoubleFunction<SplittableRandom> next) {
            this.next = next;
        }
    }

    private final SplittableRandom random = new SplittableRandom(20);
    private int ids;

    private WindowProfile window(long number, ToDoubleFunction<SplittableRandom> source) {
        WindowProfileBuilder builder =
                new WindowProfileBuilder(number * LENGTH, (number + 1) * LENGTH, 1, WindowTally.DEFAULT_CAPACITY);
        for (int i = 0; i < VALUES; i++) {
            builder.add(Row.of("r" + ids++, number * LENGTH + i, null, source.applyAsDouble(random)));
        }
        return builder.build();
    }

    private Judge judge(ToDoubleFunction<SplittableRandom> source) {
        List<WatchedFeature> features = List.of(WatchedFeature.numeric("x"));
        List<WindowProfile> reference = new ArrayList<>();
        for (int i = 0; i < REFERENCE; i++) {
            reference.add(window(i, source));
        }
        MonitorSettings settings = new MonitorSettings(
                "m",
                features,
                List.of(),
                Duration.ofMillis(LENGTH),
                0.3,
                QualityChecks.NONE,
                true,
                AlertPolicy.AT_ONCE,
                BUDGET,
                1,
                33);
        return new Judge(settings, Reference.of(features, new ReferenceInterval(0, REFERENCE * LENGTH), reference));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void withoutChange_aDayOfWindows_isSilent(Source source) {
        Judge judge = judge(source.next);
        MonitorState state = MonitorState.NONE;
        List<AlertTransition> said = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Judgement judgement = judge.judge(window(REFERENCE + i, source.next), state);
            state = judgement.state();
            said.addAll(judgement.transitions());
        }
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 130", "-1, 1, 130", "0, 2, 150", "0, 0.5, 150", "2, 1, 64"})
    void change_isFoundOnceWithinSoManyValuesOnAverage_andIsOverOnce(double shift, double scale, int values) {
        long windows = 0;
        for (int run = 0; run < RUNS; run++) {
            Judge judge = judge(SplittableRandom::nextGaussian);
            MonitorState state = MonitorState.NONE;
            List<String> said = new ArrayList<>();
            for (int i = 0; i < CHANGED + RETURNED; i++) {
                boolean changed = i < CHANGED;
                Judgement judgement = judge.judge(
                        window(REFERENCE + i, one -> changed ? shift + scale * one.nextGaussian() : one.nextGaussian()),
                        state);
                state = judgement.state();
                for (AlertTransition one : judgement.transitions()) {
                    said.add(one.status() + (changed ? " in the change" : " after it"));
                    windows += one.status() == AlertStatus.FIRING ? i + 1 : 0;
                }
            }
            assertThat(said).as("run %d", run).containsExactly("FIRING in the change", "RESOLVED after it");
        }
        assertThat((double) windows / RUNS * VALUES).isLessThanOrEqualTo(values);
    }
}
