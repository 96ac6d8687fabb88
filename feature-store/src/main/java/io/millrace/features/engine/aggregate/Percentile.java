package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * A quantile of a value, as a {@code Double}; null for none: a DDSketch (Masson, Rim and Lee 2019). It is the value at rank
 * &lfloor;at &middot; (n - 1)&rfloor;, from 0, to a relative error.
 *
 * <p>Merge: addition of counts, associative and commutative; the result does not depend on the order. Error: the one given, for
 * each sign while its magnitudes span less than a factor of e<sup>4096 &middot; error</sup> (10<sup>17</sup> at 0.01); beyond, values
 * nearer to zero than that are taken for its lower end. Bytes: 3, and 2 to 4 for each bucket in use.
 *
 * @param at 0 for the smallest, 0.5 for the median, 1 for the largest
 * @param error relative to the value, 0.001 to 0.1
 */
public record Percentile(double at, double error) implements Aggregate {

    public Percentile {
        Parameters.within("at", at, 0, 1);
        Parameters.within("error", error, 0.001, 0.1);
    }

    @Override
    public String describe() {
        return "percentile " + at + " " + error;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("percentile", value);
    }

    @Override
    public Partial create() {
        return new State(at, error);
    }

    private static final class State implements Partial {

        private final double at;
        private final LogBuckets negative;
        private final LogBuckets positive;
        private long zeros;

        private State(double at, double error) {
            this.at = at;
            this.negative = new LogBuckets(error);
            this.positive = new LogBuckets(error);
        }

        @Override
        public void add(Object value, long time) {
            double number = (Double) value;
            if (number > 0) {
                positive.add(number);
            } else if (number < 0) {
                negative.add(-number);
            } else {
                zeros++;
            }
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            negative.merge(that.negative);
            positive.merge(that.positive);
            zeros += that.zeros;
        }

        @Override
        public void encode(RowWriter out) {
            negative.encode(out);
            out.putUnsigned(zeros);
            positive.encode(out);
        }

        @Override
        public void decode(RowReader in) {
            negative.decode(in);
            zeros = in.unsigned();
            positive.decode(in);
        }

        @Override
        public @Nullable Object result(long asOf) {
            long below = negative.count();
            long count = below + zeros + positive.count();
            if (count == 0) {
                return null;
            }
            long rank = (long) (at * (count - 1));
            if (rank < below) {
                return -negative.at(below - 1 - rank);
            }
            return rank < below + zeros ? 0.0 : positive.at(rank - below - zeros);
        }
    }
}
