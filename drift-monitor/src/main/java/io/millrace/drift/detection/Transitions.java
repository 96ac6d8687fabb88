package io.millrace.drift.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what becomes of alerts, with all that is needed to understand it. */
final class Transitions {

    private final MonitorSettings settings;
    private final Reference reference;
    private final Samples usual;
    private final Contributors contributors;

    Transitions(MonitorSettings settings, Reference reference, Samples usual, Contributors contributors) {
        this.settings = settings;
        this.reference = reference;
        this.usual = usual;
        this.contributors = contributors;
    }

    /** What has become of an alert in a window. */
    AlertTransition of(
            Check check,
            AlertState state,
            AlertStatus status,
            WindowProfile window,
            Comparison comparison,
            Samples now) {
        TestResult test = comparison.test();
        Evidence evidence = comparison.evidence().get();
        List<Contributor> from = status == AlertStatus.RESOLVED ? List.of() : contributors.of(check, now);
        return record(
                check,
                state,
                status,
                window,
                test,
                evidence,
                check.kind().ofDistribution()
                        ? Measures.of(
                                usual.of(check.segment()).of(check).sample(),
                                now.of(check.segment()).of(check).sample())
                        : null,
                sampleError(check, window, test),
                from,
                AlertSentence.of(
                        status,
                        check,
                        test,
                        evidence,
                        from,
                        check.kind() == CheckKind.JOINT
                                ? now.together().mostChanged(now.rows()).orElse(null)
                                : null,
                        reference.interval().to() > state.firstWindowStart()));
    }

    private AlertTransition record(
            Check check,
            AlertState state,
            AlertStatus status,
            WindowProfile window,
            TestResult test,
            Evidence evidence,
            @Nullable Measures measures,
            double sampleError,
            List<Contributor> from,
            String sentence) {
        return new AlertTransition(
                AlertTransition.id(settings.monitor(), check.alert(), state.firstWindowStart()),
                settings.monitor(),
                check,
                AlertTransition.id(settings.monitor(), AlertTransition.INCIDENT, state.incident()),
                state.episode(),
                status,
                window.start(),
                window.end(),
                state.firstWindowStart(),
                test,
                settings.level(),
                reference.version(),
                reference.interval(),
                evidence,
                measures,
                sampleError,
                from,
                sentence);
    }

    /** Of the values that were compared, on both sides; how many rows there are is counted. */
    private double sampleError(Check check, WindowProfile window, TestResult test) {
        return check.kind() == CheckKind.VOLUME
                ? 0
                : reference.profile().sampleError(test.nReference()) + window.sampleError(test.nCurrent());
    }

    /** The end of an alert whose question is not asked any more: nobody would ever say that it is over. */
    AlertTransition withdrawn(Check check, AlertState on, WindowProfile window) {
        return record(
                check,
                on,
                AlertStatus.RESOLVED,
                window,
                new TestResult("withdrawn", 0, 0, 1, 0, 0, 0, 0, Direction.SHAPE),
                new Evidence.CategoricalEvidence(List.of()),
                null,
                0,
                List.of(),
                AlertSentence.withdrawn(check));
    }
}
