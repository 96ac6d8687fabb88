package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * The tests that know nothing of other windows. One says {@link Outcome#DRIFTED} when it is significant at the budget's level and its effect reaches the
 * threshold, both: with many rows everything is significant, with few everything is far apart.
 */
final class WindowTests {

    private final MonitorSettings settings;
    private final Samples usual;
    private final VolumeReference volume;

    WindowTests(MonitorSettings settings, Samples usual, VolumeReference volume) {
        this.settings = settings;
        this.usual = usual;
        this.volume = volume;
    }

    /** What a window of so many rows, and these among them, says. */
    Answer answer(Check check, Samples now, long rows) {
        Comparison comparison = compare(check, now, rows);
        return new Answer(outcome(check, comparison), comparison);
    }

    /** The window against the reference; null when one of them has no value. */
    @Nullable
    Comparison compare(Check check, Samples now, long rows) {
        if (check.kind() == CheckKind.VOLUME) {
            return volume.windows() == 0 ? null : Volume.compare(volume, rows);
        }
        return compare(check, usual.of(check.segment()), now.of(check.segment()));
    }

    /** The same without the rows of a segment, on both sides. */
    @Nullable
    Comparison compareWithout(Check check, Samples now, Segment segment) {
        return compare(check, usual.without(segment), now.without(segment));
    }

    private static @Nullable Comparison compare(Check check, Samples before, Samples now) {
        return switch (check.kind()) {
            case DRIFT, MISSING, JOINT ->
                Comparison.of(before.of(check).sample(), now.of(check).sample());
            case NEW_CATEGORY, RANGE, STUCK ->
                beyond(check, before.of(check).sample(), now.of(check).sample());
            case VOLUME -> null;
        };
    }

    private static @Nullable Comparison beyond(Check check, FeatureSample before, FeatureSample now) {
        if (before.size() == 0 || now.size() == 0) {
            return null;
        }
        return switch (check.kind()) {
            case RANGE -> OutOfRange.compare((NumericSample) before, (NumericSample) now);
            case STUCK -> StuckValue.compare((NumericSample) before, (NumericSample) now);
            default -> NewCategories.compare((CategoricalSample) before, (CategoricalSample) now);
        };
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
}
