package io.millrace.trainer.learning;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a score ranks examples of a class among the others, for the area under the ROC curve. Scores are counted in bins of a sixteenth
 * of log-odds, so that scores near 0 and 1 are told apart as well as those between. Two of a bin count as equal: the area
 * is off by at most half the share of pairs that fall into the same bin.
 */
final class RankBins {
    private static final double BINS_PER_UNIT = 16;
    private static final int FURTHEST = 32 * 16;

    /** By bin: weight of the examples of the class, and of the others. */
    private final TreeMap<Integer, double[]> bins = new TreeMap<>();

    static RankBins read(Decoder in) {
        RankBins read = new RankBins();
        for (int left = in.count(3); left > 0; left--) {
            read.bins.put(in.smallWhole() - FURTHEST, new double[] {in.amount(), in.amount()});
        }
        return read;
    }

    void write(Encoder out) {
        out.whole(bins.size());
        bins.forEach(
                (bin, weights) -> out.whole(bin + FURTHEST).amount(weights[0]).amount(weights[1]));
    }

    /** Counts an example in the bin of its score. */
    void add(int bin, boolean ofTheClass, double weight) {
        bins.computeIfAbsent(bin, empty -> new double[2])[ofTheClass ? 0 : 1] += weight;
    }

    void add(RankBins others) {
        others.bins.forEach((bin, weights) -> {
            double[] own = bins.computeIfAbsent(bin, empty -> new double[2]);
            own[0] += weights[0];
            own[1] += weights[1];
        });
    }

    void scale(double factor) {
        bins.values().forEach(weights -> {
            weights[0] *= factor;
            weights[1] *= factor;
        });
    }

    /** Returns the probability that an example of the class scores higher than one that is not; NaN without both kinds. */
    double area() {
        double pairs = 0;
        double below = 0;
        double ofTheClass = 0;
        for (Map.Entry<Integer, double[]> bin : bins.entrySet()) {
            double[] weights = bin.getValue();
            pairs += weights[0] * (below + weights[1] / 2);
            below += weights[1];
            ofTheClass += weights[0];
        }
        return pairs / (ofTheClass * below);
    }

    /** The bin of a score. */
    static int bin(double score) {
        double logOdds = StrictMath.log(score / (1 - score));
        return (int) Math.max(-FURTHEST, Math.min(FURTHEST, Math.rint(logOdds * BINS_PER_UNIT)));
    }
}
