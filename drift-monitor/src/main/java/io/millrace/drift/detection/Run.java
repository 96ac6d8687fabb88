package io.millrace.drift.detection;

/**
 * Evidence since it last was nothing.
 *
 * @param evidence natural logarithm of a likelihood ratio, 0 or more
 * @param rise sum of what the means of its blocks are beyond the reference's, by weight
 * @param weight independent rows of its blocks
 * @param since time of the first of its blocks
 */
record Run(double evidence, double rise, double weight, long since) {

    static final Run NONE = new Run(0, 0, 0, 0);

    /** With one more block; none if nothing is left. */
    Run plus(double more, double riseOfBlock, ScoreBlock block) {
        double sum = evidence + more;
        if (sum <= 0) {
            return NONE;
        }
        return new Run(
                sum, rise + riseOfBlock * block.weight(), weight + block.weight(), weight == 0 ? block.time() : since);
    }

    /** Twice the mean of the rises, and not less than nothing. */
    double effect() {
        return weight == 0 ? 0 : Math.max(0, 2 * rise / weight);
    }

    static Run read(BinaryReader in) {
        return new Run(in.getDouble(), in.getDouble(), in.getDouble(), in.getLong());
    }

    void write(BinaryWriter out) {
        out.putDouble(evidence).putDouble(rise).putDouble(weight).putLong(since);
    }
}
