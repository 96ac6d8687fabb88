package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule;
import java.util.Locale;

/**
 * A learner that has the lead over the one that answers.
 *
 * @param value its value of the rule's metric
 * @param toBeat that of the one that answers
 * @param marks marks in a row at which it has had the lead
 * @param ahead labels of the window that it was right about, and the other wrong
 * @param behind labels of the window that it was wrong about, and the other right
 */
record Candidate(String learner, double value, double toBeat, int marks, int ahead, int behind) {

    /** McNemar's test (Psychometrika 12, 1947): how far from chance it is that the one is right more often, in standard deviations. */
    double z() {
        return ahead + behind == 0 ? 0 : (ahead - behind) / StrictMath.sqrt(ahead + behind);
    }

    double lead() {
        return Math.abs(value - toBeat);
    }

    Promotion promotion(PromotionRule rule, String champion) {
        return new Promotion(
                learner,
                champion,
                String.format(
                        Locale.ROOT,
                        "%s over %s %.4f against %.4f, at %d marks in a row; of the window's labels right about %d that '%s' was wrong about, wrong about %d that it was right about: z %.2f",
                        rule.metric().name().toLowerCase(Locale.ROOT),
                        rule.over().name().toLowerCase(Locale.ROOT),
                        value,
                        toBeat,
                        marks,
                        ahead,
                        champion,
                        behind,
                        z()));
    }
}
