package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * A few values of a feature that follow each other in event time, as scores through the reference.
 *
 * @param time of the first
 * @param level mean score for {@link Statistic#LEVEL}
 * @param spread mean score for {@link Statistic#SPREAD}
 * @param weight independent rows that they are worth: those of the window, shared out
 */
record ScoreBlock(long time, double level, double spread, double weight) {

    /** Most values of a block. */
    static final int MOST = 32;

    /** All values of a window, in the order of time. */
    static List<ScoreBlock> of(ClusteredValues values, FeatureSample reference) {
        double total = 0;
        for (double weight : values.weights()) {
            total += weight;
        }
        List<ScoreBlock> blocks = new ArrayList<>();
        for (int from = 0; from < values.values().size(); from += MOST) {
            int to = Math.min(values.values().size(), from + MOST);
            double sum = 0;
            double level = 0;
            double spread = 0;
            for (int i = from; i < to; i++) {
                double weight = values.weights().get(i);
                double rank = reference.rank(values.values().get(i));
                sum += weight;
                level += weight * Statistic.LEVEL.score(rank);
                spread += weight * Statistic.SPREAD.score(rank);
            }
            blocks.add(new ScoreBlock(
                    values.rows().get(from).time(), level / sum, spread / sum, values.effectiveSize() * sum / total));
        }
        return blocks;
    }

    double mean(Statistic statistic) {
        return statistic == Statistic.LEVEL ? level : spread;
    }
}
