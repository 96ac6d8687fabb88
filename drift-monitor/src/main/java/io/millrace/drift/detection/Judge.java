package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares complete windows with a reference, feature by feature, and moves their alerts on.
 *
 * <p>Pure: the alerts' states go in and come out, and the caller keeps them. A verdict is {@link Outcome#DRIFTED} when the
 * test is significant at the budget's level and its effect reaches the threshold, both: with many rows everything is
 * significant, with few everything is far apart.
 */
public final class Judge {

    private final MonitorSettings settings;
    private final Reference reference;
    private final List<FeatureSample> referenceSamples;

    /** A judge by one reference; it must have been built for the same features. */
    public Judge(MonitorSettings settings, Reference reference) {
        if (!settings.features().equals(reference.features())) {
            throw new IllegalArgumentException("monitor " + settings.monitor() + " watches " + settings.features()
                    + ", but its reference " + reference.version() + " was built for " + reference.features()
                    + "; build it again");
        }
        this.settings = settings;
        this.reference = reference;
        this.referenceSamples = samples(reference.profile());
    }

    /**
     * Judges the next window; the caller says so only when no more row can come to it. Windows that the reference does not
     * judge, see {@link ReferenceInterval}, change nothing.
     *
     * @param window complete profile of a window of the monitor's length
     * @param states state of each feature's alert by feature name; a feature without one is quiet
     */
    public Judgement judge(WindowProfile window, Map<String, AlertState> states) {
        if (!reference.interval().judges(window.start(), window.end())) {
            return new Judgement(List.of(), List.of(), states);
        }
        if (window.end() - window.start() != settings.window().toMillis()) {
            throw new IllegalArgumentException("window [" + window.start() + ", " + window.end() + ") of monitor "
                    + settings.monitor() + " is not " + settings.window()
                    + " long; the false-alarm budget counts on that length");
        }
        List<FeatureSample> samples = samples(window);
        List<FeatureVerdict> verdicts = new ArrayList<>();
        List<AlertTransition> transitions = new ArrayList<>();
        Map<String, AlertState> next = new HashMap<>(states);
        for (int i = 0; i < settings.features().size(); i++) {
            WatchedFeature feature = settings.features().get(i);
            Comparison comparison = Comparison.of(referenceSamples.get(i), samples.get(i));
            FeatureVerdict verdict = verdict(feature, window, comparison);
            AlertLifecycle.Step step =
                    AlertLifecycle.advance(states.getOrDefault(feature.name(), AlertState.QUIET), verdict);
            verdicts.add(verdict);
            next.put(feature.name(), step.state());
            if (step.change() != null && comparison != null) {
                transitions.add(transition(step.state(), step.change(), verdict, comparison));
            }
        }
        return new Judgement(verdicts, transitions, next);
    }

    private List<FeatureSample> samples(WindowProfile profile) {
        List<FeatureSample> samples = new ArrayList<>();
        for (int i = 0; i < settings.features().size(); i++) {
            samples.add(FeatureSample.of(settings.features().get(i), i, profile, settings.clusterShare()));
        }
        return samples;
    }

    private FeatureVerdict verdict(WatchedFeature feature, WindowProfile window, @Nullable Comparison comparison) {
        TestResult test = comparison == null ? null : comparison.test();
        return new FeatureVerdict(
                feature.name(), window.start(), window.end(), outcome(test), test, settings.effect(), settings.level());
    }

    private Outcome outcome(@Nullable TestResult test) {
        if (test == null || Math.min(test.nEffReference(), test.nEffCurrent()) < settings.minimumEffectiveSize()) {
            return Outcome.INCONCLUSIVE;
        }
        boolean significant = test.pValue() <= settings.level();
        return significant && test.effect() >= settings.effect() ? Outcome.DRIFTED : Outcome.STABLE;
    }

    private AlertTransition transition(
            AlertState state, AlertStatus status, FeatureVerdict verdict, Comparison comparison) {
        return new AlertTransition(
                AlertTransition.id(settings.monitor(), verdict.feature(), state.firstWindowStart()),
                settings.monitor(),
                verdict.feature(),
                state.episode(),
                status,
                verdict.windowStart(),
                verdict.windowEnd(),
                state.firstWindowStart(),
                comparison.test(),
                verdict.threshold(),
                verdict.level(),
                reference.version(),
                reference.interval(),
                comparison.evidence(),
                AlertSentence.of(status, verdict, comparison.test(), comparison.evidence()));
    }
}
