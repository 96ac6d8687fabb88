package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The largest value less the smallest, as a {@code Double}; null for none. Booleans count as 1 and 0.
 *
 * <p>Merge: of both extremes, associative and commutative. Error: one rounding. Bytes: 2 to 18.
 */
public record Range() implements Aggregate {

    @Override
    public String describe() {
        return "range";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("range", value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        @Override
        public void add(Object value, long time) {
            smallest = Math.min(smallest, (Double) value);
            largest = Math.max(largest, (Double) value);
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            smallest = Math.min(smallest, that.smallest);
            largest = Math.max(largest, that.largest);
        }

        @Override
        public void encode(RowWriter out) {
            out.putDouble(smallest);
            out.putDouble(largest);
        }

        @Override
        public void decode(RowReader in) {
            smallest = in.real();
            largest = in.real();
        }

        @Override
        public @Nullable Object result(long asOf) {
            return smallest > largest ? null : (Object) (largest - smallest);
        }
    }
}
