package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a feature has changed, by all windows so far and not by one of them: small windows that say nothing alone add up.
 *
 * <p>Values are ranked through the reference, so neither scale nor form matters. Of numbers the level and the spread are followed, of categories how
 * rare they are, each upwards and downwards by a {@link CusumRule}. A window shares its level out among these.
 */
final class SequentialTest {

    private final FeatureSample reference;
    private final double effect;
    private final double level;
    private final List<CusumRule> rules = new ArrayList<>();

    SequentialTest(FeatureSample reference, double effect, double level) {
        this.reference = reference;
        this.effect = effect;
        this.level = level;
        for (Statistic statistic : Statistic.of(reference)) {
            rules.add(new CusumRule(reference, statistic, false, effect));
            rules.add(new CusumRule(reference, statistic, true, effect));
        }
    }

    /**
     * What came of a window.
     *
     * @param result of the rule that says most: one that has changed, or has just come back; null when none has
     * @param changed whether there is a change that is not over
     */
    record Step(SequentialState state, @Nullable TestResult result, boolean changed) {}

    /** Takes the next window; one without values changes nothing. */
    Step advance(@Nullable SequentialState before, ClusteredValues values) {
        SequentialState state = (before == null ? SequentialState.CALM : before).ofRules(rules.size());
        if (values.values().isEmpty()) {
            return new Step(state, null, state.cusums().stream().anyMatch(Cusum::changed));
        }
        WindowScores scores = WindowScores.of(values, reference);
        double threshold = Math.log(rules.size() / level);
        List<Cusum> next = new ArrayList<>();
        List<TestResult> changed = new ArrayList<>();
        List<TestResult> over = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Cusum was = state.cusums().get(i);
            Cusum now = was.plus(rules.get(i), scores, threshold, effect);
            next.add(now);
            if (now.changed()) {
                changed.add(result(rules.get(i), now, values));
            } else if (was.changed()) {
                over.add(result(rules.get(i), now, values));
            }
        }
        TestResult most = (changed.isEmpty() ? over : changed)
                .stream().max(Comparator.comparingDouble(TestResult::effect)).orElse(null);
        return new Step(new SequentialState(next), most, !changed.isEmpty());
    }

    private TestResult result(CusumRule rule, Cusum cusum, ClusteredValues values) {
        return new TestResult(
                rule.statistic().test(),
                cusum.found().evidence(),
                cusum.found().effect(),
                Math.min(1, rules.size() * Math.exp(-cusum.found().evidence())),
                reference.size(),
                values.values().size(),
                reference.effectiveSize(),
                values.effectiveSize(),
                rule.direction());
    }
}
