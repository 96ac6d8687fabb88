package io.millrace.benchmarks.drift.rule;

import io.millrace.benchmarks.drift.stream.Column;
import org.apache.commons.math3.stat.StatUtils;

/** NannyML's threshold: the mean, and three standard deviations, of the distances of ten chunks of the reference from all of it. */
final class ChunkRule {

    private static final int CHUNKS = 10;
    private static final double DEVIATIONS = 3;

    private ChunkRule() {}

    static WindowRule of(Column reference) {
        Distance distance = reference.categories() ? new JensenShannon() : new KolmogorovSmirnov();
        double[] distances = new double[CHUNKS];
        int rows = reference.rows() / CHUNKS;
        for (int i = 0; i < CHUNKS; i++) {
            distances[i] = distance.between(reference, reference.rows(i * rows, (i + 1) * rows));
        }
        double threshold = StatUtils.mean(distances) + DEVIATIONS * Math.sqrt(StatUtils.populationVariance(distances));
        return window -> distance.between(reference, window) > threshold;
    }
}
