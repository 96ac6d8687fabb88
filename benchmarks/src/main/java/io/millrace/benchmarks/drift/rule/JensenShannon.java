package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import java.util.Set;
import java.util.TreeSet;

/** The root of the Jensen-Shannon divergence of the shares of categories, in nats. */
final class JensenShannon implements Distance {

    @Override
    public double between(Column reference, Column window) {
        Set<Double> values = new TreeSet<>(reference.counts().keySet());
        values.addAll(window.counts().keySet());
        double divergence = 0;
        for (double value : values) {
            double p = reference.share(value);
            double q = window.share(value);
            divergence += (part(p, (p + q) / 2) + part(q, (p + q) / 2)) / 2;
        }
        return Math.sqrt(Math.max(0, divergence));
    }

    private static double part(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }
}
