package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares complete windows with a reference, feature by feature, and moves their alerts on.
 *
 * <p>Pure: the state goes in and comes out, and the caller keeps it. A distribution has drifted when the window alone says so, or all
 * windows so far do.
 */
public final class Judge {

    private final MonitorSettings settings;
    private final Reference reference;
    private final List<Check> checks;
    private final Samples usual;
    private final Transitions told;
    private final WindowTests alone;
    private final SequentialTests sequential;

    /** A judge by one reference; it must have been built for the same features. */
    public Judge(MonitorSettings settings, Reference reference) {
        this(settings, reference, VolumeReference.NONE);
    }

    /** The same, that also knows how many rows the windows of the reference have. */
    public Judge(MonitorSettings settings, Reference reference, VolumeReference volume) {
        if (!settings.columns().equals(reference.features())) {
            throw new IllegalArgumentException("monitor " + settings.monitor() + " watches " + settings.columns()
                    + ", but its reference " + reference.version() + " was built for " + reference.features()
                    + "; build it again");
        }
        this.settings = settings;
        this.reference = reference;
        this.checks = settings.checks();
        this.usual = Samples.ofReference(settings, reference.profile());
        this.alone = new WindowTests(settings, usual, volume);
        this.sequential = new SequentialTests(settings, usual, volume);
        this.told = new Transitions(settings, reference, usual, new Contributors(settings, alone));
    }

    /**
     * Judges the next window; the caller says so only when no more row can come to it. Windows that the reference does not
     * judge, see {@link ReferenceInterval}, change nothing.
     *
     * @param window complete profile of a window of the monitor's length
     * @param state what the windows before have left
     */
    public Judgement judge(WindowProfile window, MonitorState state) {
        if (!reference.interval().judges(window.start())) {
            return new Judgement(List.of(), List.of(), state);
        }
        if (window.end() - window.start() != settings.window().toMillis()) {
            throw new IllegalArgumentException("window [" + window.start() + ", " + window.end() + ") of monitor "
                    + settings.monitor() + " is not " + settings.window()
                    + " long; the false-alarm budget counts on that length");
        }
        Samples now = usual.besides(window);
        List<FeatureVerdict> verdicts = new ArrayList<>();
        List<AlertTransition> transitions = new ArrayList<>();
        Map<String, AlertState> alerts = new HashMap<>(state.alerts());
        Map<String, SequentialState> sequences = new HashMap<>(state.sequences());
        Incident current = state.incident();
        for (Check check : checks) {
            SequentialTests.Result result = sequential.answer(
                    check, now, alone.answer(check, now, window.rows()), sequences.get(check.alert()));
            if (result.state() == null) {
                sequences.remove(check.alert());
            } else {
                sequences.put(check.alert(), result.state());
            }
            Comparison comparison = result.answer().comparison();
            FeatureVerdict verdict = verdict(check, window, result.answer());
            AlertState before = alerts.getOrDefault(check.alert(), AlertState.QUIET);
            AlertLifecycle.Step step = AlertLifecycle.advance(settings.policy(), before, verdict);
            AlertState after = step.state();
            if (after.episode() > before.episode()) {
                current = Incident.of(current, window.start(), settings.window().toMillis());
                after = after.of(current.start());
            }
            verdicts.add(verdict);
            alerts.put(check.alert(), after);
            if (step.change() != null && comparison != null) {
                transitions.add(told.of(check, after, step.change(), window, comparison, now));
            }
        }
        state.alerts().forEach((name, on) -> {
            if (on.phase() != AlertState.Phase.QUIET
                    && checks.stream().noneMatch(check -> check.alert().equals(name))) {
                transitions.add(told.withdrawn(Check.ofAlert(name), on, window));
                alerts.put(name, on.withdrawn());
            }
        });
        return new Judgement(verdicts, transitions, new MonitorState(alerts, sequences, current));
    }

    private FeatureVerdict verdict(Check check, WindowProfile window, Answer answer) {
        Comparison comparison = answer.comparison();
        return new FeatureVerdict(
                check.feature(),
                window.start(),
                window.end(),
                answer.outcome(),
                comparison == null ? null : comparison.test(),
                check.threshold(),
                settings.level());
    }
}
