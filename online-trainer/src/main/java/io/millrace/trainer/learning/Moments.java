package io.millrace.trainer.learning;

/** Mean and variance of the values of an input so far (Welford, "Note on a method for calculating corrected sums of squares and products", 1962). */
final class Moments {
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

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    /** The mean; 0 before the first value. */
    double mean() {
        return mean;
    }

    /** How many standard deviations a value is from the mean; 0 as long as all values are the same. */
    double standard(double value) {
        double deviation = Math.sqrt(squares / Math.max(1, count));
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }
}
