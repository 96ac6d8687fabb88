package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of values, exact for up to a bound of distinct ones; beyond it only that it was passed. */
final class Tally {

    private final int bound;
    private final Map<Object, Long> counts = new LinkedHashMap<>();
    private boolean over;

    Tally(int bound) {
        this.bound = bound;
    }

    void add(Object value, long times) {
        if (over) {
            return;
        }
        counts.merge(value, times, Long::sum);
        if (counts.size() > bound) {
            over = true;
            counts.clear();
        }
    }

    void merge(Tally other) {
        if (other.over) {
            over = true;
            counts.clear();
        }
        other.counts.forEach(this::add);
    }

    boolean over() {
        return over;
    }

    Map<Object, Long> counts() {
        return counts;
    }

    /** The number of values, none standing for too many, since what has seen nothing is not encoded; then each with its count. */
    void encode(RowWriter out) {
        out.putUnsigned(counts.size());
        counts.forEach((value, count) -> {
            Scalar.encode(value, out);
            out.putUnsigned(count);
        });
    }

    void decode(RowReader in) {
        long size = in.unsigned();
        over = size == 0;
        for (long i = 0; i < size; i++) {
            counts.put(Scalar.decode(in), in.unsigned());
        }
    }
}
