package io.millrace.drift.detection;

import java.util.Locale;

/** Says in one line what changed, by how much, how much was needed and how likely chance is. */
final class AlertSentence {

    private AlertSentence() {}

    static String of(AlertStatus status, FeatureVerdict verdict, TestResult test, Evidence evidence) {
        String distance = (test.test().equals(KolmogorovSmirnov.NAME) ? "KS distance " : "total variation distance ")
                + Figures.distance(test.effect());
        return switch (status) {
            case FIRING ->
                verdict.feature() + ": " + what(evidence) + "; " + distance + ", needed "
                        + Figures.distance(verdict.threshold()) + "; " + Figures.odds(test.pValue()) + " by chance";
            case RESOLVED ->
                verdict.feature() + " is back: " + what(evidence) + "; " + distance + ", below "
                        + String.format(Locale.ROOT, "%.3f", AlertLifecycle.RESOLVE_SHARE * verdict.threshold());
        };
    }

    private static String what(Evidence evidence) {
        if (evidence instanceof Evidence.NumericEvidence numeric) {
            return "median " + Figures.number(numeric.current().p50()) + " against "
                    + Figures.number(numeric.reference().p50()) + " in the reference";
        }
        CategoryShare most =
                ((Evidence.CategoricalEvidence) evidence).categories().get(0);
        return "'" + most.category() + "' " + Figures.percent(most.current()) + " against "
                + Figures.percent(most.reference()) + " in the reference";
    }
}
