package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * The life of one alert: verdicts of windows in order in, at most one change each out.
 *
 * <p>A quiet alert is suspected at the first {@link Outcome#DRIFTED} window, and fires when as many of the last windows have drifted as its
 * {@link AlertPolicy} needs. A firing one says that again when the effect has grown to {@value #UPDATE_FACTOR} times what was said last, and
 * resolves at the first conclusive window whose effect is below {@value #RESOLVE_SHARE} of the threshold: lower than what fired it, so that an
 * effect that wavers about the threshold makes one alert and not many. Significance does not resolve: a small window can fail to confirm a drift
 * that is still there. Inconclusive windows change nothing.
 */
public final class AlertLifecycle {

    /** A firing alert resolves when the effect is below this share of the threshold. */
    public static final double RESOLVE_SHARE = 0.75;

    /** A firing alert is told of again when the effect is this many times what was said last. */
    public static final double UPDATE_FACTOR = 1.5;

    /** The state after a window, and what became of the alert; null when nothing did. */
    public record Step(AlertState state, @Nullable AlertStatus change) {}

    private AlertLifecycle() {}

    /**
     * Takes the verdict of the next window.
     *
     * @throws IllegalArgumentException when the window begins before the last one judged ended
     */
    public static Step advance(AlertPolicy policy, AlertState state, FeatureVerdict verdict) {
        if (verdict.windowStart() < state.judgedUntil()) {
            throw new IllegalArgumentException("window of " + verdict.feature() + " starts at " + verdict.windowStart()
                    + ", but windows were judged until " + state.judgedUntil()
                    + "; judge each window once and in order");
        }
        TestResult test = verdict.test();
        if (verdict.outcome() == Outcome.INCONCLUSIVE || test == null) {
            return new Step(state.judged(verdict.windowEnd()), null);
        }
        boolean drifted = verdict.outcome() == Outcome.DRIFTED && verdict.windowStart() >= state.quietUntil();
        long recent = policy.remember(state.recent(), drifted);
        boolean enough = drifted && Long.bitCount(recent) >= policy.needed();
        AlertState next = with(state, verdict, recent);
        return switch (state.phase()) {
            case QUIET -> drifted ? begun(next, verdict, test, enough) : new Step(next, null);
            case SUSPECTED -> {
                if (enough) {
                    yield new Step(phase(next, AlertState.Phase.FIRING, test.effect()), AlertStatus.FIRING);
                }
                yield recent == 0
                        ? new Step(phase(next, AlertState.Phase.QUIET, 0), AlertStatus.RESOLVED)
                        : new Step(next, null);
            }
            case FIRING -> {
                if (test.effect() < RESOLVE_SHARE * verdict.threshold()) {
                    yield new Step(resolved(next, policy), AlertStatus.RESOLVED);
                }
                boolean grown = drifted && test.effect() >= UPDATE_FACTOR * state.said();
                yield grown
                        ? new Step(phase(next, AlertState.Phase.FIRING, test.effect()), AlertStatus.UPDATED)
                        : new Step(next, null);
            }
        };
    }

    private static Step begun(AlertState state, FeatureVerdict verdict, TestResult test, boolean enough) {
        AlertState begun = new AlertState(
                state.episode() + 1,
                enough ? AlertState.Phase.FIRING : AlertState.Phase.SUSPECTED,
                verdict.windowStart(),
                state.judgedUntil(),
                state.recent(),
                test.effect(),
                state.quietUntil(),
                state.incident());
        return new Step(begun, enough ? AlertStatus.FIRING : AlertStatus.SUSPECTED);
    }

    private static AlertState with(AlertState state, FeatureVerdict verdict, long recent) {
        return new AlertState(
                state.episode(),
                state.phase(),
                state.firstWindowStart(),
                verdict.windowEnd(),
                recent,
                state.said(),
                state.quietUntil(),
                state.incident());
    }

    private static AlertState phase(AlertState state, AlertState.Phase phase, double said) {
        return new AlertState(
                state.episode(),
                phase,
                state.firstWindowStart(),
                state.judgedUntil(),
                state.recent(),
                said,
                state.quietUntil(),
                state.incident());
    }

    private static AlertState resolved(AlertState state, AlertPolicy policy) {
        return new AlertState(
                state.episode(),
                AlertState.Phase.QUIET,
                state.firstWindowStart(),
                state.judgedUntil(),
                0,
                0,
                state.judgedUntil() + policy.coolDown(),
                state.incident());
    }
}
