package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ConfusionTest {
    /** 20 and 15 agreements, 5 and 10 disagreements: the example in most texts on kappa; 0.7 observed, 0.5 by chance. */
    private static Confusion textbook() {
        Confusion confusion = new Confusion(2);
        add(confusion, 0, 0, 20);
        add(confusion, 0, 1, 10);
        add(confusion, 1, 0, 5);
        add(confusion, 1, 1, 15);
        return confusion;
    }

    private static void add(Confusion confusion, int predicted, int actual, int times) {
        for (int i = 0; i < times; i++) {
            confusion.add(predicted, actual, 1);
        }
    }

    @Test
    void metrics_ofTheTextbookTable_areTheTextbooks() {
        Confusion confusion = textbook();
        assertThat(confusion.count()).isEqualTo(50);
        assertThat(confusion.accuracy()).isEqualTo(0.7);
        assertThat(confusion.kappa()).isCloseTo(0.4, within(1e-12));
        assertThat(confusion.precision(0)).isCloseTo(20.0 / 30, within(1e-12));
        assertThat(confusion.recall(0)).isCloseTo(20.0 / 25, within(1e-12));
        assertThat(confusion.f1(0)).isCloseTo(40.0 / 55, within(1e-12));
    }

    @Test
    void metrics_ofNothing_areNaN() {
        Confusion confusion = new Confusion(3);
        assertThat(List.of(
                        confusion.accuracy(),
                        confusion.kappa(),
                        confusion.precision(0),
                        confusion.recall(0),
                        confusion.f1(0)))
                .containsOnly(Double.NaN);
    }

    @Test
    void kappas_withoutRoomForImprovement_areNaN() {
        Confusion confusion = new Confusion(2);
        add(confusion, 1, 1, 9);
        assertThat(confusion.accuracy()).isEqualTo(1.0);
        assertThat(confusion.kappa()).isNaN();
        assertThat(confusion.precision(0)).isNaN();
    }

    /** Pair by pair, without a matrix: chance agreement is that of every prediction with every label. */
    @Property(tries = 200)
    void kappa_ofAnyPairs_isThatOfAllAgainstAll(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 8) Integer> pairs) {
        Confusion confusion = new Confusion(3);
        long agreed = 0;
        long byChance = 0;
        for (int pair : pairs) {
            confusion.add(pair / 3, pair % 3, 1);
            agreed += pair / 3 == pair % 3 ? 1 : 0;
            for (int other : pairs) {
                byChance += pair / 3 == other % 3 ? 1 : 0;
            }
        }
        double n = pairs.size();
        double chance = byChance / (n * n);
        assertThat(confusion.accuracy()).isEqualTo(agreed / n);
        if (byChance == (long) (n * n)) {
            assertThat(confusion.kappa()).isNaN();
        } else {
            assertThat(confusion.kappa()).isCloseTo((agreed / n - chance) / (1 - chance), within(1e-9));
        }
    }
}
