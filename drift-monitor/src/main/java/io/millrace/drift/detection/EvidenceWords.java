package io.millrace.drift.detection;

import java.util.List;

/** Says what two distributions look like, in the few words that tell them apart. */
final class EvidenceWords {

    private EvidenceWords() {}

    static String of(Check check, TestResult test, Evidence evidence) {
        if (evidence instanceof Evidence.VolumeEvidence volume) {
            return volume.rows() + " rows against " + Figures.number(volume.mean()) + " on average in the reference";
        }
        if (evidence instanceof Evidence.NumericEvidence numeric && test.test().equals(Statistic.SPREAD_TEST)) {
            return "middle half " + half(numeric.current()) + " against " + half(numeric.reference())
                    + " in the reference";
        }
        if (evidence instanceof Evidence.NumericEvidence numeric && test.test().equals(OutOfRange.NAME)) {
            return Figures.exact(numeric.current().min()) + " to "
                    + Figures.exact(numeric.current().max()) + " against "
                    + Figures.exact(numeric.reference().min()) + " to "
                    + Figures.exact(numeric.reference().max()) + " in the reference";
        }
        if (evidence instanceof Evidence.NumericEvidence numeric) {
            String of = check.kind() == CheckKind.JOINT ? " distance from what goes together " : " ";
            double now = numeric.current().p50();
            double before = numeric.reference().p50();
            if (now == before
                    && (check.kind() == CheckKind.JOINT
                            || oneValued(numeric.reference())
                            || oneValued(numeric.current()))) {
                return "mean" + of + Figures.number(numeric.current().mean()) + " against "
                        + Figures.number(numeric.reference().mean()) + " in the reference";
            }
            boolean close = now != before && Figures.number(now).equals(Figures.number(before));
            return "median" + of + (close ? Figures.exact(now) : Figures.number(now)) + " against "
                    + (close ? Figures.exact(before) : Figures.number(before)) + " in the reference";
        }
        List<CategoryShare> categories = ((Evidence.CategoricalEvidence) evidence).categories();
        if (check.kind() == CheckKind.MISSING) {
            return missing(categories) + " in the reference";
        }
        if (categories.isEmpty()) {
            return "nothing that the reference does not have";
        }
        CategoryShare most = categories.get(0);
        return "'" + most.category() + "' " + Figures.percent(most.current()) + " against "
                + Figures.percent(most.reference()) + " in the reference";
    }

    private static String missing(List<CategoryShare> presence) {
        return presence.stream()
                .filter(one -> one.category().equals(ClusteredValues.MISSING))
                .findFirst()
                .map(one -> Figures.percent(one.current()) + " of the rows against " + Figures.percent(one.reference()))
                .orElse("0% of the rows against 0%");
    }

    /** Whether half of the values are one: then the median says little, as of errors that are 0 or 1. */
    private static boolean oneValued(Quantiles quantiles) {
        return quantiles.p25() == quantiles.p75();
    }

    private static String half(Quantiles quantiles) {
        return Figures.number(quantiles.p25()) + " to " + Figures.number(quantiles.p75());
    }
}
