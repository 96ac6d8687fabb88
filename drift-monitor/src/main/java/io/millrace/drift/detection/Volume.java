package io.millrace.drift.detection;

/**
 * Whether a window has as many rows as those of the reference: a prediction interval for one more window, by Student's t with the variance
 * between windows. Its effect is the change as a share of the mean, so an empty window has the effect 1.
 *
 * <p>The p-value is that of the normal deviate {@code sqrt(f ln(1 + t^2 / f)) (8 f + 1) / (8 f + 3)} of f degrees of freedom (Wallace 1959,
 * "Bounds on normal approximations to Student's and the chi-square distributions").
 */
final class Volume {

    static final String NAME = "volume";

    /** Fewest windows that say how much windows differ. */
    private static final int FEWEST = 8;

    private Volume() {}

    static Comparison compare(VolumeReference reference, long rows) {
        double mean = reference.mean();
        double windows = reference.windows();
        double t = (rows - mean) / Math.sqrt(reference.variance() * (1 + 1 / windows));
        double freedom = Math.max(1, windows - 1);
        double deviate = Math.sqrt(freedom * Math.log1p(t * t / freedom)) * (8 * freedom + 1) / (8 * freedom + 3);
        double pValue = ChiSquareDistribution.upperTail(deviate * deviate, 1);
        double effect = mean == 0 ? (rows == 0 ? 0 : 1) : Math.abs(rows - mean) / mean;
        TestResult test = new TestResult(
                NAME,
                t,
                effect,
                pValue,
                (int) Math.min(Integer.MAX_VALUE, Math.round(mean)),
                (int) Math.min(Integer.MAX_VALUE, rows),
                windows,
                1,
                rows > mean ? Direction.UP : Direction.DOWN);
        return new Comparison(
                test,
                reference.windows() >= FEWEST,
                () -> new Evidence.VolumeEvidence(mean, Math.sqrt(reference.variance()), rows));
    }
}
