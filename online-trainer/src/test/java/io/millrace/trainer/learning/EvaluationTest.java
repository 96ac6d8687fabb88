package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    /** 20 and 15 agreements, 5 and 10 disagreements: the example in most texts on kappa; 0.7 observed, 0.5 by chance. */
    private static Evaluation textbook() {
        Evaluation evaluation = new Evaluation(2);
        add(evaluation, 0, 0, 20);
        add(evaluation, 0, 1, 10);
        add(evaluation, 1, 0, 5);
        add(evaluation, 1, 1, 15);
        return evaluation;
    }

    private static void add(Evaluation evaluation, int predicted, int actual, int times) {
        for (int i = 0; i < times; i++) {
            evaluation.add(predicted, actual);
        }
    }

    @Test
    void metrics_ofTheTextbookTable_areTheTextbooks() {
        Evaluation evaluation = textbook();
        assertThat(evaluation.count()).isEqualTo(50);
        assertThat(evaluation.accuracy()).isEqualTo(0.7);
        assertThat(evaluation.kappa()).isCloseTo(0.4, within(1e-12));
        assertThat(evaluation.kappaTemporal(0.85)).isCloseTo(-1.0, within(1e-12));
        assertThat(evaluation.kappaM(0.5)).isCloseTo(0.4, within(1e-12));
        assertThat(evaluation.precision(0)).isCloseTo(20.0 / 30, within(1e-12));
        assertThat(evaluation.recall(0)).isCloseTo(20.0 / 25, within(1e-12));
        assertThat(evaluation.f1(0)).isCloseTo(40.0 / 55, within(1e-12));
    }

    @Test
    void toBytes_ofTheTextbookTable_isGolden() {
        byte[] bytes = textbook().toBytes();
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("010214050a0f");
        Evaluation large = new Evaluation(2);
        add(large, 1, 0, 300);
        assertThat(HexFormat.of().formatHex(large.toBytes())).isEqualTo("010200ac020000");
        assertThat(Evaluation.fromBytes(large.toBytes()).count(1, 0)).isEqualTo(300);
    }

    @Test
    void metrics_ofNothing_areNaN() {
        Evaluation evaluation = new Evaluation(3);
        assertThat(List.of(
                        evaluation.accuracy(),
                        evaluation.kappa(),
                        evaluation.kappaTemporal(Double.NaN),
                        evaluation.precision(0),
                        evaluation.recall(0),
                        evaluation.f1(0)))
                .containsOnly(Double.NaN);
    }

    @Test
    void kappas_withoutRoomForImprovement_areNaN() {
        Evaluation evaluation = new Evaluation(2);
        add(evaluation, 1, 1, 9);
        assertThat(evaluation.accuracy()).isEqualTo(1.0);
        assertThat(evaluation.kappa()).isNaN();
        assertThat(evaluation.kappaTemporal(1.0)).isNaN();
        assertThat(evaluation.precision(0)).isNaN();
    }

    @Test
    void fromBytes_ofOtherBytes_saysWhatIsWrong() {
        assertThatThrownBy(() -> Evaluation.fromBytes(HexFormat.of().parseHex("020214050a0f")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("evaluation: expected format 1, found format 2");
        assertThatThrownBy(() -> Evaluation.fromBytes(HexFormat.of().parseHex("010214050a")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> Evaluation.fromBytes(HexFormat.of().parseHex("010214050a0f00")))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> Evaluation.fromBytes(new byte[0])).isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void add_ofAClassThatIsNone_isRefused() {
        assertThatThrownBy(() -> new Evaluation(2).add(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Pair by pair, without a matrix: chance agreement is that of every prediction with every label. */
    @Property(tries = 200)
    void kappa_ofAnyPairs_isThatOfAllAgainstAll(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 8) Integer> pairs) {
        Evaluation evaluation = new Evaluation(3);
        long agreed = 0;
        long byChance = 0;
        for (int pair : pairs) {
            evaluation.add(pair / 3, pair % 3);
            agreed += pair / 3 == pair % 3 ? 1 : 0;
            for (int other : pairs) {
                byChance += pair / 3 == other % 3 ? 1 : 0;
            }
        }
        double n = pairs.size();
        double chance = byChance / (n * n);
        assertThat(evaluation.accuracy()).isEqualTo(agreed / n);
        if (byChance == (long) (n * n)) {
            assertThat(evaluation.kappa()).isNaN();
        } else {
            assertThat(evaluation.kappa()).isCloseTo((agreed / n - chance) / (1 - chance), within(1e-9));
        }
        assertThat(Evaluation.fromBytes(evaluation.toBytes()).toBytes()).isEqualTo(evaluation.toBytes());
    }
}
