package io.millrace.runtime.project;

import java.util.EnumSet;
import java.util.Set;

/**
 * When another learner of a model becomes the one that answers.
 *
 * @param metric by which learners are compared
 * @param over labels that the metric is over
 * @param by least lead, 0 or more
 * @param times marks in a row at which it has to have that lead, 1 or more
 * @param significance least z of McNemar's test on the labels of the window at which one of the two was better, 0 or more
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
        BRIER,
        MAE,
        RMSE,
        R2,
        MASE;

        private static final Set<Metric> LOSSES = EnumSet.of(LOG_LOSS, BRIER, MAE, RMSE, MASE);
        private static final Set<Metric> OF_NUMBERS = EnumSet.of(MAE, RMSE, R2, MASE);

        /** Whether less is better. */
        public boolean loss() {
            return LOSSES.contains(this);
        }

        /** Whether it is of predicted numbers, and not of classes. */
        public boolean ofNumbers() {
            return OF_NUMBERS.contains(this);
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
