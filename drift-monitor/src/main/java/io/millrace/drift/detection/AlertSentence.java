package io.millrace.drift.detection;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in one line what changed, by how much, how much was needed and how likely chance is. */
final class AlertSentence {

    private AlertSentence() {}

    /**
     * @param pair features whose correlation has changed most, where it is asked what goes together
     * @param renewed whether the reference is of a time after the alert began: a word has replaced the one that it fired by
     */
    static String of(
            AlertStatus status,
            Check check,
            TestResult test,
            Evidence evidence,
            List<Contributor> contributors,
            JointDistance.@Nullable Pair pair,
            boolean renewed) {
        String distance = measure(check, test) + Figures.distance(test.effect());
        return switch (status) {
            case SUSPECTED, FIRING, UPDATED ->
                subject(check) + ": " + EvidenceWords.of(check, test, evidence) + "; " + distance + ", needed "
                        + Figures.distance(check.threshold()) + "; " + Figures.odds(test.pValue()) + " by chance"
                        + from(contributors) + together(pair);
            case RESOLVED ->
                subject(check) + over(check, renewed) + EvidenceWords.of(check, test, evidence) + "; " + distance
                        + ", below "
                        + String.format(Locale.ROOT, "%.3f", AlertLifecycle.RESOLVE_SHARE * check.threshold());
        };
    }

    private static String subject(Check check) {
        String of = check.segment() == null ? check.feature() : check.feature() + " of " + check.segment();
        return switch (check.kind()) {
            case DRIFT, JOINT, VOLUME -> of;
            case MISSING -> of + " missing";
            case NEW_CATEGORY -> of + " new";
            case RANGE -> of + " out of range";
            case STUCK -> of + " stuck";
        };
    }

    private static String over(Check check, boolean renewed) {
        if (renewed) {
            return " is as in the reference that is new: ";
        }
        return switch (check.kind()) {
            case DRIFT, JOINT, VOLUME -> " is back: ";
            case MISSING, NEW_CATEGORY, RANGE, STUCK -> " is over: ";
        };
    }

    /** Of an alert whose question is not asked any more. */
    static String withdrawn(Check check) {
        return subject(check) + " is not asked any more";
    }

    private static String measure(Check check, TestResult test) {
        if (check.kind() == CheckKind.MISSING) {
            return "change ";
        }
        return switch (test.test()) {
            case KolmogorovSmirnov.NAME -> "KS distance ";
            case Statistic.LEVEL_TEST -> "shift of level ";
            case Statistic.SPREAD_TEST -> "shift of spread ";
            case NewCategories.NAME, OutOfRange.NAME -> "share ";
            case StuckValue.NAME -> "rise ";
            case Volume.NAME, Silence.NAME -> "change ";
            default -> "total variation distance ";
        };
    }

    private static String together(JointDistance.@Nullable Pair pair) {
        return pair == null
                ? ""
                : "; most of all " + pair.one().name() + " and " + pair.other().name() + ", whose ranks correlate by "
                        + Figures.distance(pair.now()) + " against " + Figures.distance(pair.before());
    }

    private static String from(List<Contributor> contributors) {
        return contributors.isEmpty()
                ? ""
                : "; without " + contributors.get(0).segment() + " it would be "
                        + Figures.distance(contributors.get(0).without());
    }
}
