package io.millrace.trainer.learning;

/** Mean and variance of the values of an input so far (Welford, "Note on a method for calculating corrected sums of squares and products", 1962). */
final class Moments {
    /** Values after which a deviation says something. */
    private static final int SOME = 30;

    private long count;
    private double mean;
    private double squares;

    static Moments read(Decoder in) {
        Moments read = new Moments();
        read.count = in.whole();
        read.mean = in.real();
        read.squares = in.real();
        return read;
    }

    void write(Encoder out) {
        out.whole(count).real(mean).real(squares);
    }

    /**
     * Adds a value. Once there are some, one that is very far from the mean counts as one that is {@code most} deviations away, so that no single
     * one can make all others alike for ever (winsorising).
     *
     * @param most deviations, above 0
     */
    void add(double value, double most) {
        double far = count < SOME ? Double.POSITIVE_INFINITY : most * deviation();
        double counted = far > 0 ? Math.max(mean - far, Math.min(mean + far, value)) : value;
        count++;
        double before = counted - mean;
        mean += before / count;
        squares += before * (counted - mean);
    }

    /** The mean; 0 before the first value. */
    double mean() {
        return mean;
    }

    private double deviation() {
        return Math.sqrt(squares / Math.max(1, count));
    }

    /** How many standard deviations a value is from the mean; 0 as long as all values are the same. */
    double standard(double value) {
        double deviation = deviation();
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }
}
