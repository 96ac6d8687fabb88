package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.PromotionRule.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Figures of numbers against sums over a list of all that was judged. */
final class NumberEvaluationTest {

    private static final InputSchema SCHEMA = new InputSchema(List.of(Attribute.number("x")), List.of());

    private static List<JudgedNumber> judged(long seed, int count) {
        Random random = new Random(seed);
        List<JudgedNumber> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double actual = 1_000 + random.nextGaussian();
            all.add(new JudgedNumber(
                    actual + random.nextGaussian() / 2, actual, 1_000 + random.nextGaussian(), random.nextInt(4)));
        }
        return all;
    }

    private static NumberEvaluation of(List<JudgedNumber> all) {
        NumberEvaluation evaluation = new NumberEvaluation();
        all.forEach(evaluation::add);
        return evaluation;
    }

    private static void check(Evaluation evaluation, List<JudgedNumber> all) {
        double count = 0;
        double mean = 0;
        for (JudgedNumber one : all) {
            count += one.weight();
            mean += one.weight() * one.actual();
        }
        mean /= count;
        double absolute = 0;
        double squares = 0;
        double noChange = 0;
        double spread = 0;
        for (JudgedNumber one : all) {
            absolute += one.weight() * Math.abs(one.predicted() - one.actual());
            squares += one.weight() * Math.pow(one.predicted() - one.actual(), 2);
            noChange += one.weight() * Math.abs(one.noChange() - one.actual());
            spread += one.weight() * Math.pow(one.actual() - mean, 2);
        }
        assertThat(evaluation.count()).isCloseTo(count, within(1e-9));
        close(evaluation.figure(Metric.MAE), absolute / count);
        close(evaluation.figure(Metric.RMSE), Math.sqrt(squares / count));
        close(evaluation.figure(Metric.MASE), noChange == 0 ? Double.NaN : absolute / noChange);
        if (spread > 1e-6) {
            close(evaluation.figure(Metric.R2), 1 - squares / spread);
        }
    }

    private static void close(double found, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
        }
    }

    @Property(tries = 100)
    void figures_areThoseOfAllThatWasJudged(@ForAll long seed, @ForAll @IntRange(max = 80) int count) {
        List<JudgedNumber> all = judged(seed, count);
        NumberEvaluation evaluation = of(all);
        check(evaluation, all);
        assertThat(NumberEvaluation.fromBytes(evaluation.toBytes()).toBytes()).isEqualTo(evaluation.toBytes());
    }

    @Property(tries = 100)
    void sum_isTheEvaluationOfBoth(@ForAll long seed, @ForAll @IntRange(max = 80) int count) {
        List<JudgedNumber> all = judged(seed, count);
        NumberEvaluation sum = of(all.subList(0, count / 3));
        sum.add(of(all.subList(count / 3, count)));
        check(sum, all);
    }

    @Property(tries = 50)
    void window_isAnEvaluationOfTheLast(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        List<JudgedNumber> all = judged(seed, count);
        SlidingEvaluation window = new SlidingEvaluation(SCHEMA, 100);
        all.forEach(window::add);
        int kept = count <= 100 ? count : 90 + (count - 1) % 10 + 1;
        check(window.now(), all.subList(count - kept, count));
    }

    @Property(tries = 50)
    void fading_isAnEvaluationOfShrinkingWeights(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
        List<JudgedNumber> all = judged(seed, count);
        FadingEvaluation fading = new FadingEvaluation(SCHEMA, 0.9);
        List<JudgedNumber> weighed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fading.add(all.get(i));
            weighed.add(all.get(i).weighing(all.get(i).weight() * Math.pow(0.9, count - 1 - i)));
        }
        check(fading.now(), weighed);
    }

    @Test
    void toBytes_isGolden() {
        NumberEvaluation evaluation = of(List.of(new JudgedNumber(2.5, 2, 4, 1), new JudgedNumber(5, 4, 2, 1)));
        assertThat(HexFormat.of().formatHex(evaluation.toBytes()))
                .isEqualTo("0104" + real(1.5) + real(1.25) + real(4) + real(3) + real(2));
    }

    private static String real(double value) {
        return String.format("%016x", Double.doubleToLongBits(value));
    }

    @Test
    void figures_ofNothing_andOfClasses_areNaN() {
        assertThat(Arrays.stream(Metric.values()).map(new NumberEvaluation()::figure))
                .containsOnly(Double.NaN);
        assertThat(of(judged(1, 10)).figure(Metric.ACCURACY)).isNaN();
    }
}
