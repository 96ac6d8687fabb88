package io.millrace.drift.detection;

/**
 * The outcome of one two-sample test.
 *
 * @param test which test: {@code ks} or {@code chi-square}
 * @param statistic what the p-value is of: the KS distance, or chi-square
 * @param effect the distance that is compared with the threshold, 0 to 1: corrected for what noise adds, if the test does
 * @param pValue probability of such a distance, or a larger one, without drift
 * @param nReference sampled rows of the reference with a value
 * @param nCurrent sampled rows of the window with a value
 * @param nEffReference how many independent rows those of the reference are worth
 * @param nEffCurrent how many independent rows those of the window are worth
 * @param direction which way the distribution moved
 */
public record TestResult(
        String test,
        double statistic,
        double effect,
        double pValue,
        int nReference,
        int nCurrent,
        double nEffReference,
        double nEffCurrent,
        Direction direction) {}
