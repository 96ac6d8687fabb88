package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.runtime.project.EvaluationSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Evaluations against sums over a list of all that was judged. */
final class EvaluationTest {

    private static List<JudgedClass> judged(long seed, int classes, int count) {
        Random random = new Random(seed);
        List<JudgedClass> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] votes = new double[classes];
            int actual = random.nextInt(classes);
            boolean silent = random.nextInt(10) == 0;
            for (int label = 0; label < classes && !silent; label++) {
                double vote = Math.pow(random.nextDouble(), 1 + random.nextInt(30));
                votes[label] = random.nextInt(8) == 0 ? 0 : vote + (label == actual ? 0.2 : 0);
            }
            all.add(new JudgedClass(
                    Scores.normalise(votes, classes),
                    actual,
                    random.nextInt(classes),
                    random.nextInt(classes),
                    1 + random.nextInt(3)));
        }
        return all;
    }

    private static InputSchema schema(int classes) {
        return new InputSchema(
                List.of(Attribute.number("x")),
                IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    private static ClassEvaluation of(int classes, List<JudgedClass> all) {
        ClassEvaluation evaluation = new ClassEvaluation(classes);
        all.forEach(evaluation::add);
        return evaluation;
    }

    @Property(tries = 100)
    void figures_areThoseOfAllThatWasJudged(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int classes,
            @ForAll @IntRange(min = 1, max = 80) int count) {
        List<JudgedClass> all = judged(seed, classes, count);
        ClassEvaluation evaluation = of(classes, all);
        double weight = 0;
        double right = 0;
        double noChange = 0;
        double loss = 0;
        double brier = 0;
        for (JudgedClass one : all) {
            weight += one.weight();
            right += one.predicted() == one.actual() ? one.weight() : 0;
            noChange += one.noChange() == one.actual() ? one.weight() : 0;
            loss -= one.weight() * Math.log(Math.max(1e-15, one.probability(one.actual())));
            for (int label = 0; label < classes; label++) {
                brier += one.weight() * Math.pow(one.probability(label) - (label == one.actual() ? 1 : 0), 2);
            }
        }
        assertThat(evaluation.count()).isEqualTo(weight);
        assertThat(evaluation.accuracy()).isCloseTo(right / weight, within(1e-12));
        assertThat(evaluation.logLoss()).isCloseTo(loss / weight, within(1e-9));
        assertThat(evaluation.brier()).isCloseTo(brier / weight, within(1e-9));
        if (noChange < weight) {
            assertThat(evaluation.kappaTemporal())
                    .isCloseTo((right / weight - noChange / weight) / (1 - noChange / weight), within(1e-9));
        }
        assertThat(ClassEvaluation.fromBytes(evaluation.toBytes()).toBytes()).isEqualTo(evaluation.toBytes());
    }

    /** Pair by pair. Two whose scores are within two bins may count as half a pair in one of the two and as a whole one in the other. */
    @Property(tries = 100)
    void auc_isTheShareOfPairsInOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int classes,
            @ForAll @IntRange(min = 1, max = 80) int count) {
        List<JudgedClass> all = judged(seed, classes, count);
        double least = 0;
        double most = 0;
        int tables = classes == 2 ? 1 : classes;
        for (int label = classes - tables; label < classes; label++) {
            double[] bounds = bounds(all, label);
            least += bounds[0] / tables;
            most += bounds[1] / tables;
        }
        double auc = of(classes, all).auc();
        if (Double.isNaN(least)) {
            assertThat(auc).isNaN();
        } else {
            assertThat(auc).isBetween(least - 1e-9, most + 1e-9);
        }
    }

    /** The share of pairs in order, with those that are close counted as the worst and as the best. */
    private static double[] bounds(List<JudgedClass> all, int label) {
        double pairs = 0;
        double least = 0;
        double most = 0;
        for (JudgedClass positive : all) {
            for (JudgedClass negative : all) {
                if (positive.actual() == label && negative.actual() != label) {
                    double weight = positive.weight() * negative.weight();
                    double apart = logOdds(positive.probability(label)) - logOdds(negative.probability(label));
                    pairs += weight;
                    least += apart > 1.0 / 16 ? weight : apart < 0 ? 0 : weight / 2;
                    most += apart > 0 ? weight : apart < -1.0 / 16 ? 0 : weight / 2;
                }
            }
        }
        return new double[] {least / pairs, most / pairs};
    }

    private static double logOdds(double probability) {
        return Math.max(-32, Math.min(32, Math.log(probability / (1 - probability))));
    }

    @Property(tries = 50)
    void window_isAnEvaluationOfTheLast(@ForAll long seed, @ForAll @IntRange(max = 300) int count) {
        List<JudgedClass> all = judged(seed, 3, count);
        SlidingEvaluation window = new SlidingEvaluation(schema(3), 100);
        all.forEach(window::add);
        int kept = count <= 100 ? count : 90 + (count - 1) % 10 + 1;
        ClassEvaluation last = of(3, all.subList(count - kept, count));
        assertThat(window.now().count()).isEqualTo(last.count());
        if (count > 0) {
            ClassEvaluation now = (ClassEvaluation) window.now();
            assertThat(now.brier()).isCloseTo(last.brier(), within(1e-9));
            assertThat(now.confusion().count(1, 2)).isEqualTo(last.confusion().count(1, 2));
        }
    }

    @Property(tries = 50)
    void fading_isAnEvaluationOfShrinkingWeights(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
        List<JudgedClass> all = judged(seed, 2, count);
        FadingEvaluation fading = new FadingEvaluation(schema(2), 0.9);
        ClassEvaluation expected = new ClassEvaluation(2);
        for (int i = 0; i < count; i++) {
            fading.add(all.get(i));
            expected.add(all.get(i).weighing(all.get(i).weight() * Math.pow(0.9, count - 1 - i)));
        }
        ClassEvaluation now = (ClassEvaluation) fading.now();
        assertThat(now.count()).isCloseTo(expected.count(), within(1e-6));
        assertThat(now.accuracy()).isCloseTo(expected.accuracy(), within(1e-6));
        assertThat(now.logLoss()).isCloseTo(expected.logLoss(), within(1e-6));
    }

    @Test
    void standing_readFromItsBytes_goesOnAlike() {
        List<JudgedClass> all = judged(3, 3, 2_000);
        Standing undisturbed = new Standing(schema(3), EvaluationSpec.USUAL);
        Standing restored = new Standing(schema(3), EvaluationSpec.USUAL);
        for (int place = 0; place < all.size(); place++) {
            JudgedClass one = all.get(place);
            undisturbed.add(place, one);
            restored.add(place, one);
            if (one.weight() == 2) {
                restored = Standing.fromBytes(schema(3), EvaluationSpec.USUAL, restored.toBytes());
            }
        }
        assertThat(restored.toBytes()).isEqualTo(undisturbed.toBytes());
    }

    @Test
    void toBytes_isGolden() {
        ClassEvaluation evaluation = new ClassEvaluation(2);
        evaluation.add(new JudgedClass(new double[] {0.25, 0.75}, 1, 0, 1, 1));
        assertThat(HexFormat.of().formatHex(evaluation.toBytes()))
                .isEqualTo("02020000000201920402000002" + real(0.2876820724517809) + real(0.125));
    }

    private static String real(double value) {
        return String.format("%016x", Double.doubleToLongBits(value));
    }

    @Test
    void figures_ofNothing_areNaN() {
        ClassEvaluation nothing = new ClassEvaluation(3);
        assertThat(List.of(
                        nothing.accuracy(),
                        nothing.kappaTemporal(),
                        nothing.kappaM(),
                        nothing.auc(),
                        nothing.logLoss(),
                        nothing.brier()))
                .containsOnly(Double.NaN);
    }

    @Test
    void fromBytes_ofOtherBytes_saysWhatIsWrong() {
        byte[] bytes = new ClassEvaluation(2).toBytes();
        assertThatThrownBy(() -> ClassEvaluation.fromBytes(HexFormat.of().parseHex("010214050a0f")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("evaluation: expected format 2, found format 1");
        assertThatThrownBy(() -> ClassEvaluation.fromBytes(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> ClassEvaluation.fromBytes(java.util.Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("too many");
    }
}
