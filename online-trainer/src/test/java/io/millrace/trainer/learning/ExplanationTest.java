package io.millrace.trainer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions whose Shapley values are known. */
final class ExplanationTest {

    private static final List<Inputs> KNOWN = IntStream.range(0, 64)
            .mapToObj(i -> Inputs.numbers(i % 2, i % 4, 7))
            .toList();
    private static final Inputs ROW = Inputs.numbers(3, 5, 9);

    private static void check(ToDoubleFunction<Inputs> score, double base, double... contributions) {
        Explanation explanation = Explanation.of(score, ROW, KNOWN);
        assertThat(explanation.base()).isCloseTo(base, within(1e-12));
        for (int i = 0; i < contributions.length; i++) {
            assertThat(explanation.contributions().get(i)).as("input %d", i).isCloseTo(contributions[i], within(1e-12));
        }
    }

    @Test
    void sum_isSharedByWhatEachIsAwayFromItsMean() {
        check(in -> 2 * in.number(0) - in.number(1), -0.5, 2 * 2.5, -3.5, 0);
    }

    @Test
    void whatIsNotLookedAt_hasNothing() {
        check(in -> in.number(0) * in.number(0), 0.5, 8.5, 0, 0);
    }

    /** Two that are worth something only together share it, if orders come with their reverses. */
    @Test
    void productOfTwo_isSharedByBoth() {
        check(in -> in.number(0) > 1 && in.number(1) > 3 ? 1 : 0, 0, 0.5, 0.5, 0);
    }
}
