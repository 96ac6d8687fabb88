package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/**
 * A running sum held as an unevaluated pair of doubles, about 106 bits: Knuth's TwoSum (TAOCP 2, 4.2.2) for the high
 * parts, the accurate double-double addition of Dekker (1971) and Hida, Li and Bailey (2001).
 *
 * <p>Adding n values errs by at most n &middot; 2<sup>-104</sup> &middot; &Sigma;|x|, so sums of the same values in any
 * order agree to 1e-12 relative unless they cancel to less than one part in 10<sup>19</sup>/n of &Sigma;|x|. A sum
 * beyond the range of a double is infinite or NaN and stays so.
 */
final class DoubleDouble {

    private double high;
    private double low;

    void add(double value) {
        add(value, 0.0);
    }

    void add(DoubleDouble other) {
        add(other.high, other.low);
    }

    private void add(double otherHigh, double otherLow) {
        double sum = high + otherHigh;
        if (!Double.isFinite(sum)) {
            high = sum;
            low = 0.0;
            return;
        }
        double sumError = twoSumError(high, otherHigh, sum);
        double tail = low + otherLow;
        double tailError = twoSumError(low, otherLow, tail);
        double carried = sumError + tail;
        double first = sum + carried;
        double rest = carried - (first - sum) + tailError;
        high = first + rest;
        low = rest - (high - first);
    }

    /** What {@code a + b} lost when it was rounded to {@code sum}: exact for any order of magnitudes. */
    private static double twoSumError(double a, double b, double sum) {
        double shareOfB = sum - a;
        return (a - (sum - shareOfB)) + (b - shareOfB);
    }

    double value() {
        return high;
    }

    void encode(RowWriter out) {
        out.putDouble(high);
        out.putDouble(low);
    }

    void decode(RowReader in) {
        high = in.real();
        low = in.real();
    }
}
