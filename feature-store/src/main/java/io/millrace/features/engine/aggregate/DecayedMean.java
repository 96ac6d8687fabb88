package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a value, each weighing half as much for each half-life since its event, as a {@code Double}; null for
 * none.
 *
 * <p>Read before its newest event it gives the value as of that event. Merge: addition after weighing both as of the newer;
 * associative and commutative to 1e-12 of the sum of the weighed magnitudes. Bytes: 4 to 36.
 *
 * @param halfLife milliseconds in which a weight halves, at least 1
 */
public record DecayedMean(long halfLife) implements Aggregate {

    public DecayedMean {
        Parameters.within("half-life", halfLife, 1, Long.MAX_VALUE);
    }

    @Override
    public String describe() {
        return "decayed_mean " + halfLife;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("decayed_mean", value);
    }

    @Override
    public Partial create() {
        return new State(halfLife);
    }

    private static final class State implements Partial {

        private final Decay sum;
        private final Decay weights;

        private State(long halfLife) {
            this.sum = new Decay(halfLife);
            this.weights = new Decay(halfLife);
        }

        @Override
        public void add(Object value, long time) {
            sum.add((Double) value, time);
            weights.add(1, time);
        }

        @Override
        public void merge(Partial other) {
            sum.merge(((State) other).sum);
            weights.merge(((State) other).weights);
        }

        @Override
        public void encode(RowWriter out) {
            sum.encode(out);
            weights.encode(out);
        }

        @Override
        public void decode(RowReader in) {
            sum.decode(in);
            weights.decode(in);
        }

        @Override
        public @Nullable Object result(long asOf) {
            // both decay alike, so their ratio does not change with time: taken as of the newest event it cannot vanish
            double weight = weights.at(Long.MIN_VALUE);
            return weight == 0 ? null : (Object) (sum.at(Long.MIN_VALUE) / weight);
        }
    }
}
