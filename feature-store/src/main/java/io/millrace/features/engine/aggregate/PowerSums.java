package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/**
 * The sums of the powers of values about the first one given, in {@link Twofold}: what the moments of a sample are made of.
 *
 * <p>The first value is one of the sample, so it is at most &radic;n standard deviations from the mean; the k-th central
 * moment therefore errs by no more than some n<sup>1+k/2</sup> &middot; 2<sup>-104</sup> relative, whatever the values' distance
 * from zero: 1e-12 in any order for 100,000 events and k = 4. Whole numbers are summed exactly. The formulas for moving
 * the origin are the binomial theorem (P&eacute;bay 2008 has them for central moments).
 */
final class PowerSums {

    private final Twofold[] sums;
    private long count;
    private double origin;

    /** Sums of powers 1 to the highest, at most 4. */
    PowerSums(int highest) {
        this.sums = new Twofold[highest];
        for (int i = 0; i < highest; i++) {
            sums[i] = Twofold.ZERO;
        }
    }

    void add(double value) {
        if (count == 0) {
            origin = value;
        }
        count++;
        Twofold distance = Twofold.difference(value, origin);
        Twofold power = distance;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i].plus(power);
            power = i + 1 < sums.length ? power.times(distance) : power;
        }
    }

    void merge(PowerSums other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            origin = other.origin;
        }
        Twofold shift = Twofold.difference(other.origin, origin);
        for (int k = sums.length; k >= 1; k--) {
            sums[k - 1] = sums[k - 1].plus(other.about(shift, k));
        }
        count += other.count;
    }

    /** The sum of k-th powers about an origin that lies this far below ours. */
    private Twofold about(Twofold shift, int k) {
        Twofold total = Twofold.ZERO;
        double choices = 1;
        for (int i = 0; i <= k; i++) {
            total = total.times(shift).plus(power(i).times(choices));
            choices = choices * (k - i) / (i + 1);
        }
        return total;
    }

    private Twofold power(int k) {
        return k == 0 ? Twofold.of((double) count) : sums[k - 1];
    }

    long count() {
        return count;
    }

    double mean() {
        return Twofold.of(origin).plus(sums[0].over((double) count)).value();
    }

    /** The sum of k-th powers about the mean, k from 2 to the highest. */
    Twofold central(int k) {
        Twofold negativeMean = Twofold.ZERO.minus(sums[0].over((double) count));
        return about(negativeMean, k);
    }

    void encode(RowWriter out) {
        out.putUnsigned(count);
        out.putDouble(origin);
        for (Twofold sum : sums) {
            out.putDouble(sum.high());
            out.putDouble(sum.low());
        }
    }

    void decode(RowReader in) {
        count = in.unsigned();
        origin = in.real();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new Twofold(in.real(), in.real());
        }
    }
}
