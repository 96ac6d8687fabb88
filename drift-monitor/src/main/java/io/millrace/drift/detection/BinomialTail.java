package io.millrace.drift.detection;

/** Upper tail of the binomial distribution. */
final class BinomialTail {

    private BinomialTail() {}

    /** Probability that at least a share of so many independent rows is what each is with a chance of {@code p}. */
    static double of(double share, double rows, double p) {
        return upper(Math.round(share * rows), Math.round(rows), p);
    }

    /** Probability of at least {@code hits} of {@code tries} with a chance of {@code p} each. */
    static double upper(long hits, long tries, double p) {
        if (hits <= 0 || p >= 1) {
            return 1;
        }
        double log = 0; // of tries over hits, times p^hits (1-p)^(tries-hits)
        for (long i = 0; i < hits; i++) {
            log += Math.log((double) (tries - i) / (i + 1)) + Math.log(p);
        }
        log += (tries - hits) * Math.log1p(-p);
        double term = Math.exp(log);
        double sum = 0;
        for (long i = hits; i <= tries && term > sum * 1e-17; i++) {
            sum += term;
            term *= (double) (tries - i) / (i + 1) * p / (1 - p);
        }
        return Math.min(1, sum);
    }
}
