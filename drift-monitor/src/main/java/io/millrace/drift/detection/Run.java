package io.millrace.drift.detection;

/**
 * Evidence since it last was nothing.
 *
 * @param evidence natural logarithm of a likelihood ratio, 0 or more
 * @param rise sum of what the means of its windows are beyond the reference's, by weight
 * @param weight independent rows of its windows
 */
record Run(double evidence, double rise, double weight) {

    static final Run NONE = new Run(0, 0, 0);

    /** With one more window; none if nothing is left. */
    Run plus(double more, double riseOfWindow, WindowScores window) {
        double sum = evidence + more;
        if (sum <= 0) {
            return NONE;
        }
        return new Run(sum, rise + riseOfWindow * window.weight(), weight + window.weight());
    }

    /** Twice the mean of the rises, from 0 to 1: where all values were one the spread can rise by twice as much. */
    double effect() {
        return weight == 0 ? 0 : Math.max(0, Math.min(1, 2 * rise / weight));
    }

    static Run read(BinaryReader in) {
        return new Run(in.getDouble(), in.getDouble(), in.getDouble());
    }

    void write(BinaryWriter out) {
        out.putDouble(evidence).putDouble(rise).putDouble(weight);
    }
}
