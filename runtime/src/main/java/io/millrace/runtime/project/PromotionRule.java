package io.millrace.runtime.project;

/**
 * When another learner of a model becomes the one that answers.
 *
 * @param metric by which learners are compared
 * @param over labels that the metric is over
 * @param by least lead, 0 or more
 * @param times marks in a row at which it has to have that lead, 1 or more
 * @param significance least z of McNemar's test on the labels of the window that only one of the two was right about, 0 or more
 */
public record PromotionRule(Metric metric, Over over, double by, int times, double significance) {

    /** What is compared. */
    public enum Metric {
        ACCURACY,
        KAPPA,
        KAPPA_TEMPORAL,
        KAPPA_M,
        AUC,
        LOG_LOSS,
        BRIER;

        /** Whether less is better. */
        public boolean loss() {
            return this == LOG_LOSS || this == BRIER;
        }
    }

    /** Labels that a metric is over. */
    public enum Over {
        TOTAL,
        WINDOW,
        FADING
    }

    /** Checks the ranges. */
    public PromotionRule {
        if (!(by >= 0) || times < 1 || !(significance >= 0)) {
            throw new IllegalArgumentException(
                    "expected a lead of 0 or more, 1 or more marks and a z of 0 or more, not " + by + ", " + times
                            + ", " + significance);
        }
    }
}
