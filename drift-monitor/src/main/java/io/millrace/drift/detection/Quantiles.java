package io.millrace.drift.detection;

/** Quantiles of a numeric feature's sample, each one of its values, and its mean. */
public record Quantiles(
        double min, double p5, double p25, double p50, double p75, double p95, double max, double mean) {

    static Quantiles of(NumericSample sample) {
        return new Quantiles(
                sample.quantile(0),
                sample.quantile(0.05),
                sample.quantile(0.25),
                sample.quantile(0.5),
                sample.quantile(0.75),
                sample.quantile(0.95),
                sample.quantile(1),
                sample.mean());
    }
}
