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
    private final VolumeReference volume;
    private final List<Check> checks;
    private final Samples usual;

    /** A judge by one reference; it must have been built for the same features. */
    public Judge(MonitorSettings settings, Reference reference) {
        this(settings, reference, VolumeReference.NONE);
    }

    /** The same, that also knows how many rows the windows of the reference have. */
    public Judge(MonitorSettings settings, Reference reference, VolumeReference volume) {
        if (!settings.features().equals(reference.features())) {
            throw new IllegalArgumentException("monitor " + settings.monitor() + " watches " + settings.features()
                    + ", but its reference " + reference.version() + " was built for " + reference.features()
                    + "; build it again");
        }
        this.settings = settings;
        this.reference = reference;
        this.volume = volume;
        this.checks = settings.checks();
        this.usual = new Samples(settings, reference.profile());
    }

    /**
     * Judges the next window; the caller says so only when no more row can come to it. Windows that the reference does not
     * judge, see {@link ReferenceInterval}, change nothing.
     *
     * @param window complete profile of a window of the monitor's length
     * @param states state of each alert by {@link Check#alert() name}; one that is not there is quiet
     * @param incident the last one; null before the first
     */
    public Judgement judge(WindowProfile window, Map<String, AlertState> states, @Nullable Incident incident) {
        if (!reference.interval().judges(window.start())) {
            return new Judgement(List.of(), List.of(), states, incident);
        }
        if (window.end() - window.start() != settings.window().toMillis()) {
            throw new IllegalArgumentException("window [" + window.start() + ", " + window.end() + ") of monitor "
                    + settings.monitor() + " is not " + settings.window()
                    + " long; the false-alarm budget counts on that length");
        }
        Samples now = new Samples(settings, window);
        List<FeatureVerdict> verdicts = new ArrayList<>();
        List<AlertTransition> transitions = new ArrayList<>();
        Map<String, AlertState> next = new HashMap<>(states);
        Incident current = incident;
        for (Check check : checks) {
            Comparison comparison = compare(check, now, window.rows());
            FeatureVerdict verdict = verdict(check, window, comparison);
            AlertState before = states.getOrDefault(check.alert(), AlertState.QUIET);
            AlertLifecycle.Step step = AlertLifecycle.advance(settings.policy(), before, verdict);
            AlertState after = step.state();
            if (after.episode() > before.episode()) {
                current = Incident.of(current, window.start(), settings.window().toMillis());
                after = after.of(current.start());
            }
            verdicts.add(verdict);
            next.put(check.alert(), after);
            if (step.change() != null && comparison != null) {
                transitions.add(transition(check, after, step.change(), verdict, comparison));
            }
        }
        return new Judgement(verdicts, transitions, next, current);
    }

    private @Nullable Comparison compare(Check check, Samples now, long rows) {
        int position = check.position();
        return switch (check.kind()) {
            case DRIFT -> Comparison.of(usual.values(position), now.values(position));
            case MISSING -> Comparison.of(usual.presence(position), now.presence(position));
            case NEW_CATEGORY ->
                usual.values(position).size() == 0 || now.values(position).size() == 0
                        ? null
                        : NewCategories.compare(
                                (CategoricalSample) usual.values(position), (CategoricalSample) now.values(position));
            case VOLUME -> volume.windows() == 0 ? null : Volume.compare(volume, rows);
        };
    }

    private FeatureVerdict verdict(Check check, WindowProfile window, @Nullable Comparison comparison) {
        TestResult test = comparison == null ? null : comparison.test();
        return new FeatureVerdict(
                check.feature(),
                window.start(),
                window.end(),
                outcome(check, comparison),
                test,
                check.threshold(),
                settings.level());
    }

    private Outcome outcome(Check check, @Nullable Comparison comparison) {
        if (comparison == null || !comparison.conclusive()) {
            return Outcome.INCONCLUSIVE;
        }
        TestResult test = comparison.test();
        boolean few = Math.min(test.nEffReference(), test.nEffCurrent()) < settings.minimumEffectiveSize();
        if (few && check.kind() != CheckKind.VOLUME) {
            return Outcome.INCONCLUSIVE;
        }
        boolean significant = test.pValue() <= settings.level();
        return significant && test.effect() >= check.threshold() ? Outcome.DRIFTED : Outcome.STABLE;
    }

    private AlertTransition transition(
            Check check, AlertState state, AlertStatus status, FeatureVerdict verdict, Comparison comparison) {
        return new AlertTransition(
                AlertTransition.id(settings.monitor(), check.alert(), state.firstWindowStart()),
                settings.monitor(),
                check.feature(),
                check.kind(),
                AlertTransition.id(settings.monitor(), AlertTransition.INCIDENT, state.incident()),
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
                comparison.evidence().get(),
                AlertSentence.of(
                        status,
                        verdict,
                        comparison.test(),
                        comparison.evidence().get()));
    }
}
