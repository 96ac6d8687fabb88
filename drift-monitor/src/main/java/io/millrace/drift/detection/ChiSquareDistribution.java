package io.millrace.drift.detection;

/** The upper tail of the chi-square distribution with whole degrees of freedom. */
final class ChiSquareDistribution {

    private static final double PRECISION = 1e-14;

    private ChiSquareDistribution() {}

    /** Probability of a value over {@code x}; accurate relative to itself far out in the tail. */
    static double upperTail(double x, int degrees) {
        if (x <= 0) {
            return 1;
        }
        double a = degrees / 2.0;
        double half = x / 2;
        double front = Math.exp(a * Math.log(half) - half - logGamma(degrees));
        return half < a + 1 ? 1 - front * lowerSeries(a, half) : front * upperFraction(a, half);
    }

    /** Logarithm of gamma at {@code degrees / 2}, from gamma(1) = 1 and gamma(1/2) = sqrt(pi). */
    private static double logGamma(int degrees) {
        double log = degrees % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (int k = degrees - 2; k > 0; k -= 2) {
            log += Math.log(k / 2.0);
        }
        return log;
    }

    /** Abramowitz and Stegun 6.5.29, without its leading factor. */
    private static double lowerSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (double k = a + 1; term > sum * PRECISION; k++) {
            term *= x / k;
            sum += term;
        }
        return sum;
    }

    /** Abramowitz and Stegun 6.5.31, contracted, by Lentz's method. */
    private static double upperFraction(double a, double x) {
        double b = x + 1 - a;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double result = d;
        double change = 0;
        for (int i = 1; Math.abs(change - 1) > PRECISION; i++) {
            double step = -i * (i - a);
            b += 2;
            d = 1 / (step * d + b);
            c = b + step / c;
            change = c * d;
            result *= change;
        }
        return result;
    }
}
