package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of positive numbers in buckets whose bounds grow by a constant factor: one side of a DDSketch (Masson, Rim and Lee
 * 2019). At most {@value #MOST} buckets; when there are more, the lowest are counted in the lowest that is kept.
 */
final class LogBuckets {

    static final int MOST = 2048;

    private final double logGrowth;
    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    /** Buckets whose middle is within a relative error of all that is in them. */
    LogBuckets(double error) {
        this.logGrowth = StrictMath.log1p(2 * error / (1 - error));
    }

    void add(double positive) {
        counts.merge((int) Math.ceil(StrictMath.log(positive) / logGrowth), 1L, Long::sum);
        collapse();
    }

    void merge(LogBuckets other) {
        other.counts.forEach((bucket, count) -> counts.merge(bucket, count, Long::sum));
        collapse();
    }

    private void collapse() {
        while (counts.size() > MOST) {
            long lowest = counts.pollFirstEntry().getValue();
            counts.merge(counts.firstKey(), lowest, Long::sum);
        }
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The value at a rank, from 0 for the smallest. */
    double at(long rank) {
        long before = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            before += bucket.getValue();
            if (rank < before) {
                return middle(bucket.getKey());
            }
        }
        return middle(counts.lastKey());
    }

    /** The harmonic middle of a bucket, whose relative distance to both of its bounds is the same. */
    private double middle(int bucket) {
        double upper = StrictMath.exp(bucket * logGrowth);
        return Math.min(Double.MAX_VALUE, 2 * (upper / (1 + StrictMath.exp(logGrowth))));
    }

    void encode(RowWriter out) {
        out.putUnsigned(counts.size());
        int before = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            out.putSigned((long) bucket.getKey() - before);
            out.putUnsigned(bucket.getValue());
            before = bucket.getKey();
        }
    }

    void decode(RowReader in) {
        long size = in.unsigned();
        int bucket = 0;
        for (long i = 0; i < size; i++) {
            bucket += (int) in.signed();
            counts.put(bucket, in.unsigned());
        }
    }
}
