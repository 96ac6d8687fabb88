package io.millrace.drift.detection;

/**
 * What the values of a window come to as scores through the reference.
 *
 * <p>A window counts as one, whatever comes first in it: values that rise all morning are no change where windows are days.
 *
 * @param level mean score for {@link Statistic#LEVEL}
 * @param spread mean score for {@link Statistic#SPREAD}
 * @param weight independent rows that they are worth
 */
record WindowScores(double level, double spread, double weight) {

    /** Scores of values, of which there is one at least. */
    static WindowScores of(ClusteredValues values, FeatureSample reference) {
        double sum = 0;
        double level = 0;
        double spread = 0;
        for (int i = 0; i < values.values().size(); i++) {
            double weight = values.weights().get(i);
            double rank = reference.rank(values.values().get(i));
            sum += weight;
            level += weight * Statistic.LEVEL.score(rank);
            spread += weight * Statistic.SPREAD.score(rank);
        }
        return new WindowScores(level / sum, spread / sum, values.effectiveSize());
    }

    double mean(Statistic statistic) {
        return statistic == Statistic.LEVEL ? level : spread;
    }
}
