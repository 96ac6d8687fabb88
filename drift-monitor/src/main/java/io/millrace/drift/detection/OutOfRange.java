package io.millrace.drift.detection;

/**
 * Whether more of a window's numbers are beyond the smallest and the largest of the reference than chance brings. Its effect is their share.
 *
 * <p>One more of n equal draws is beyond the others on either side with a chance of {@code 2 / (n + 1)}, whatever they are drawn from (Wilks 1941,
 * "Determination of sample sizes for setting tolerance limits"). Against that, of one row more, the p-value is the binomial upper tail.
 */
final class OutOfRange {

    static final String NAME = "out-of-range";

    private OutOfRange() {}

    static Comparison compare(NumericSample reference, NumericSample current) {
        double n = reference.effectiveSize();
        double m = current.effectiveSize();
        double below = 0;
        double above = 0;
        double from = 0;
        for (int i = 0; i < current.size(); i++) {
            double to = current.shareOfFirst(i + 1);
            below += current.at(i) < reference.at(0) ? to - from : 0;
            above += current.at(i) > reference.at(reference.size() - 1) ? to - from : 0;
            from = to;
        }
        double share = below + above;
        TestResult test = new TestResult(
                NAME,
                share,
                share,
                BinomialTail.of(share, m, Math.min(1, 3 / (n + 1))),
                reference.size(),
                current.size(),
                n,
                m,
                above >= below ? Direction.UP : Direction.DOWN);
        return new Comparison(test, true, () -> Evidence.of(reference, current));
    }
}
