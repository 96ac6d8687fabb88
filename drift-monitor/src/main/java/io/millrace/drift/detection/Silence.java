package io.millrace.drift.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether windows without a row are too many in a row: one may be chance, and what is left open by each adds up.
 *
 * <p>Of windows that go with the reference's K, of which e are empty, the next is empty with a chance of {@code (e + 1) / (K + 1)} at most, on average (the
 * rank of one more among them), so m in a row have the m-th power of it. That needs no distribution, and so is seldom much for one window, where a
 * {@link Volume} test can be sure.
 */
final class Silence {

    static final String NAME = "silence";

    private Silence() {}

    /** What a window says with the empty ones before it; the answer of its own where that says more. */
    static SequentialTests.Result answer(
            Check check, VolumeReference reference, double level, Answer alone, @Nullable SequentialState before) {
        Comparison one = alone.comparison();
        if (one == null || one.test().nCurrent() > 0) {
            return new SequentialTests.Result(alone, null);
        }
        TestResult test = one.test();
        double so = before == null ? 0 : before.cusums().get(0).run().evidence();
        double evidence = so + Math.log((reference.windows() + 1.0) / (reference.empty() + 1.0));
        SequentialState state = new SequentialState(List.of(new Cusum(false, new Run(evidence, 0, 0), Run.NONE)));
        boolean enough = evidence >= Math.log(1 / level) && check.threshold() <= 1;
        if (alone.outcome() == Outcome.DRIFTED || !enough) {
            return new SequentialTests.Result(alone, state);
        }
        TestResult silence = new TestResult(
                NAME, evidence, 1, Math.exp(-evidence), test.nReference(), 0, test.nEffReference(), 1, Direction.DOWN);
        Comparison comparison = new Comparison(silence, true, one.evidence());
        return new SequentialTests.Result(new Answer(Outcome.DRIFTED, comparison), state);
    }
}
