package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * The life of one feature's alert: verdicts of windows in order in, at most one change each out.
 *
 * <p>A quiet alert fires at the first {@link Outcome#DRIFTED} window, which begins an episode. A firing one resolves at
 * the first conclusive window whose effect is below {@value #RESOLVE_SHARE} of the threshold: lower than what fired it,
 * so that an effect that wavers about the threshold makes one alert and not many. Significance does not resolve: a small
 * window can fail to confirm a drift that is still there. Inconclusive windows change nothing.
 */
public final class AlertLifecycle {

    /** A firing alert resolves when the effect is below this share of the threshold. */
    public static final double RESOLVE_SHARE = 0.75;

    /** The state after a window, and what became of the alert; null when nothing did. */
    public record Step(AlertState state, @Nullable AlertStatus change) {}

    private AlertLifecycle() {}

    /**
     * Takes the verdict of the next window.
     *
     * @throws IllegalArgumentException when the window begins before the last one judged ended
     */
    public static Step advance(AlertState state, FeatureVerdict verdict) {
        if (verdict.windowStart() < state.judgedUntil()) {
            throw new IllegalArgumentException("window of " + verdict.feature() + " starts at " + verdict.windowStart()
                    + ", but windows were judged until " + state.judgedUntil()
                    + "; judge each window once and in order");
        }
        boolean fires = !state.firing() && verdict.outcome() == Outcome.DRIFTED;
        boolean resolves = state.firing() && isBack(verdict);
        int episode = fires ? state.episode() + 1 : state.episode();
        boolean firing = fires || (state.firing() && !resolves);
        long first = fires ? verdict.windowStart() : state.firstWindowStart();
        AlertState next = new AlertState(episode, firing, first, verdict.windowEnd());
        if (fires) {
            return new Step(next, AlertStatus.FIRING);
        }
        return new Step(next, resolves ? AlertStatus.RESOLVED : null);
    }

    private static boolean isBack(FeatureVerdict verdict) {
        TestResult test = verdict.test();
        return verdict.outcome() != Outcome.INCONCLUSIVE
                && test != null
                && test.effect() < RESOLVE_SHARE * verdict.threshold();
    }
}
