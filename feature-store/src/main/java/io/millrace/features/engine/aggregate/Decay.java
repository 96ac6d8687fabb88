package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/**
 * A sum in which a value weighs half as much for each half-life that has passed since its event: forward decay (Cormode,
 * Shkapenyuk, Srivastava and Xu 2009), kept as of the newest event, so that no weight is larger than 1 however long the
 * stream.
 */
final class Decay {

    private final long halfLife;
    private long newest = Long.MIN_VALUE;
    private double sum;

    Decay(long halfLife) {
        this.halfLife = halfLife;
    }

    void add(double value, long time) {
        if (newest == Long.MIN_VALUE) {
            newest = time;
            sum = value;
        } else if (time <= newest) {
            sum += value * weight(newest - time);
        } else {
            sum = sum * weight(time - newest) + value;
            newest = time;
        }
    }

    void merge(Decay other) {
        if (other.newest != Long.MIN_VALUE) {
            add(other.sum, other.newest);
        }
    }

    private double weight(long age) {
        return StrictMath.pow(2, -(double) age / halfLife);
    }

    /** The sum as of a time; as of the newest event, if that is later. */
    double at(long asOf) {
        return newest == Long.MIN_VALUE ? 0 : sum * weight(asOf <= newest ? 0 : asOf - newest);
    }

    void encode(RowWriter out) {
        out.putTime(newest);
        out.putDouble(sum);
    }

    void decode(RowReader in) {
        newest = in.time();
        sum = in.real();
    }
}
