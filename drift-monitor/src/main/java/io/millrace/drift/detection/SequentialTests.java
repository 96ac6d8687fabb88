package io.millrace.drift.detection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests of distributions that remember the windows before. */
final class SequentialTests {

    private final MonitorSettings settings;
    private final Samples usual;
    private final Map<Integer, SequentialTest> tests = new HashMap<>();

    SequentialTests(MonitorSettings settings, Samples usual) {
        this.settings = settings;
        this.usual = usual;
    }

    /**
     * What is said with the windows before in mind, where a window alone says something or nothing: the alert's question is one.
     *
     * @param state after the window; null where nothing is followed
     */
    record Result(Answer answer, @Nullable SequentialState state) {}

    /**
     * Takes the next window. While there is a change the window has drifted; where a window alone has too few rows, it is stable when the change is
     * over.
     */
    Result answer(Check check, Samples now, Answer alone, @Nullable SequentialState before) {
        int position = check.position();
        boolean followed = settings.sequential() && check.kind() == CheckKind.DRIFT;
        if (!followed || usual.values(position).effectiveSize() < settings.minimumEffectiveSize()) {
            return new Result(alone, before);
        }
        SequentialTest.Step step = tests.computeIfAbsent(
                        position, at -> new SequentialTest(usual.values(at), check.threshold(), settings.level()))
                .advance(before, now.clustered(position));
        TestResult result = step.result();
        boolean says = step.changed() ? alone.outcome() != Outcome.DRIFTED : alone.outcome() == Outcome.INCONCLUSIVE;
        if (result == null || !says || now.values(position).size() == 0) {
            return new Result(alone, step.state());
        }
        Comparison comparison =
                new Comparison(result, true, () -> Evidence.of(usual.values(position), now.values(position)));
        return new Result(new Answer(step.changed() ? Outcome.DRIFTED : Outcome.STABLE, comparison), step.state());
    }
}
