package io.millrace.features.engine.aggregate;

/**
 * A number as an unevaluated sum of two doubles, about 106 bits, immutable: the arithmetic of Dekker (1971) and of Hida, Li
 * and Bailey (2001). Each operation errs by a few units of 2<sup>-104</sup>. Beyond the range of a double it is infinite or
 * NaN, and stays so.
 */
record Twofold(double high, double low) {

    static final Twofold ZERO = new Twofold(0, 0);

    static Twofold of(double value) {
        return new Twofold(value, 0);
    }

    /** The exact difference of two doubles. */
    static Twofold difference(double a, double b) {
        return sum(a, -b);
    }

    private static Twofold sum(double a, double b) {
        double sum = a + b;
        if (!Double.isFinite(sum)) {
            return of(sum);
        }
        double shareOfB = sum - a;
        return new Twofold(sum, (a - (sum - shareOfB)) + (b - shareOfB));
    }

    Twofold plus(Twofold other) {
        Twofold heads = sum(high, other.high);
        if (!Double.isFinite(heads.high)) {
            return heads;
        }
        Twofold tails = sum(low, other.low);
        Twofold first = sum(heads.high, heads.low + tails.high);
        return sum(first.high, first.low + tails.low);
    }

    Twofold minus(Twofold other) {
        return plus(new Twofold(-other.high, -other.low));
    }

    Twofold times(Twofold other) {
        double product = high * other.high;
        if (!Double.isFinite(product)) {
            return of(product);
        }
        double error = Math.fma(high, other.high, -product);
        return sum(product, error + (high * other.low + low * other.high));
    }

    Twofold times(double other) {
        return times(of(other));
    }

    Twofold over(double divisor) {
        double first = high / divisor;
        if (!Double.isFinite(first)) {
            return of(first);
        }
        Twofold rest = minus(of(first).times(divisor));
        double second = rest.high / divisor;
        Twofold last = rest.minus(of(second).times(divisor));
        return sum(first, second).plus(of(last.high / divisor));
    }

    double value() {
        return high;
    }
}
