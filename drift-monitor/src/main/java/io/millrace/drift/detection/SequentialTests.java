package io.millrace.drift.detection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests that remember the windows before: of distributions, and of silence. */
final class SequentialTests {

    private final MonitorSettings settings;
    private final Samples usual;
    private final VolumeReference volume;
    private final Map<String, SequentialTest> tests = new HashMap<>();

    SequentialTests(MonitorSettings settings, Samples usual, VolumeReference volume) {
        this.settings = settings;
        this.usual = usual;
        this.volume = volume;
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
    Result answer(Check check, Samples window, Answer alone, @Nullable SequentialState before) {
        if (settings.sequential() && check.kind() == CheckKind.VOLUME) {
            return Silence.answer(check, volume, settings.level(), alone, before);
        }
        if (!settings.sequential() || !check.kind().ofDistribution()) {
            return new Result(alone, null);
        }
        FeatureSample reference = usual.of(check.segment()).of(check).sample();
        if (reference.effectiveSize() < settings.minimumEffectiveSize()) {
            return new Result(alone, before);
        }
        Column now = window.of(check.segment()).of(check);
        FeatureSample values = now.sample();
        SequentialTest.Step step = tests.computeIfAbsent(
                        check.alert(), name -> new SequentialTest(reference, check.threshold(), settings.level()))
                .advance(before, now.values());
        TestResult result = step.result();
        boolean says = step.changed() ? alone.outcome() != Outcome.DRIFTED : alone.outcome() == Outcome.INCONCLUSIVE;
        if (result == null || !says || values.size() == 0) {
            return new Result(alone, step.state());
        }
        Comparison comparison = new Comparison(result, true, () -> Evidence.of(reference, values));
        return new Result(new Answer(step.changed() ? Outcome.DRIFTED : Outcome.STABLE, comparison), step.state());
    }
}
