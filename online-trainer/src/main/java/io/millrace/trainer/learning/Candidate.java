package io.millrace.trainer.learning;

import io.millrace.runtime.project.PromotionRule;
import java.util.Locale;

/**
 * A learner that has the lead over the one that answers.
 *
 * @param value its value of the rule's metric
 * @param toBeat that of the one that answers
 * @param marks marks in a row at which it has had the lead
 * @param ahead labels of the window at which it was better: right about the class where the other was wrong, or nearer to the number
 * @param behind labels of the window at which the other was better
 */
record Candidate(String learner, double value, double toBeat, int marks, int ahead, int behind) {

    /** McNemar's test (Psychometrika 12, 1947), which for numbers is the sign test: how far from chance it is that the one is better more often, in standard deviations. */
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
                        "%s over %s %.4f against %.4f, at %d marks in a row; better than '%s' at %d labels of the window, and worse at %d: z %.2f",
                        rule.metric().name().toLowerCase(Locale.ROOT),
                        rule.over().name().toLowerCase(Locale.ROOT),
                        value,
                        toBeat,
                        marks,
                        champion,
                        ahead,
                        behind,
                        z()));
    }
}
