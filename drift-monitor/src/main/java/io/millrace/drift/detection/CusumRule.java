package io.millrace.drift.detection;

/**
 * How evidence adds up that the mean of a score has risen, or fallen, by half of an effect or more.
 *
 * <p>Each window adds the logarithm of its likelihood ratio between the reference and the reference tilted so that its mean is the one looked for, and
 * never less than nothing is kept: Page's cumulative sum (1954, "Continuous inspection schemes"). As the ratio is that of the reference's own
 * distribution, whatever form it has, and has the mean 1 while nothing changes, the mean number of windows to a false alarm at the threshold h is at
 * least {@code exp(h)} (Shin, Ramdas and Rinaldo 2023, "E-detectors: a nonparametric framework for sequential change detection"). A mean within three
 * standard errors of the reference's is no evidence: the reference is a sample too.
 *
 * <p>The effect is twice the change of the mean. For the level of numbers without ties that is Cliff's delta (1993, "Dominance statistics"): how
 * much more often a value is above one of the reference than below it.
 */
final class CusumRule {

    private static final double STANDARD_ERRORS = 3;

    /** A mean cannot come to its end, so what is looked for is within it. */
    private static final double WITHIN = 0.9;

    private final Statistic statistic;
    private final boolean falling;
    private final double mean;
    private final double margin;
    private final double slope;
    private final double logMoment;

    /** The rule for a reference, which is not empty. */
    CusumRule(FeatureSample reference, Statistic statistic, boolean falling, double effect) {
        ScoreDistribution usual = ScoreDistribution.of(reference, statistic, falling);
        this.statistic = statistic;
        this.falling = falling;
        this.mean = usual.mean();
        this.margin = STANDARD_ERRORS * usual.deviation() / Math.sqrt(reference.effectiveSize());
        this.slope = usual.tilt(Math.min(effect / 2, WITHIN * (1 - mean)));
        this.logMoment = usual.logMoment(slope);
    }

    Statistic statistic() {
        return statistic;
    }

    Direction direction() {
        if (statistic == Statistic.SPREAD) {
            return Direction.SHAPE;
        }
        return falling ? Direction.DOWN : Direction.UP;
    }

    /** How far the mean of a window is beyond the reference's; negative on the other side. */
    double rise(WindowScores window) {
        double score = window.mean(statistic);
        return (falling ? 1 - score : score) - mean;
    }

    /** What a window says for a change; negative against it. */
    double forChange(WindowScores window) {
        return window.weight() * (slope * (rise(window) - margin) - logMoment);
    }

    /** What a window says for the reference, and against a change: to be as far from the reference as it may itself be wrong is to be back. */
    double forReturn(WindowScores window) {
        return -forChange(window);
    }
}
