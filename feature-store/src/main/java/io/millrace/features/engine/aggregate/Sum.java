package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a value over the events, as a {@code Double}; 0.0 for none. Booleans count as 1 and 0.
 *
 * <p>Merge: addition in double-double, commutative, and associative to the bound of {@link DoubleDouble}: 1e-12
 * relative in any order, bit for bit in the same order. Bytes: 2 to 18, 3 or 4 for small whole numbers.
 */
public record Sum() implements Aggregate {

    @Override
    public String describe() {
        return "sum";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("sum", value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private final DoubleDouble sum = new DoubleDouble();

        @Override
        public void add(Object value, long time) {
            sum.add((Double) value);
        }

        @Override
        public void merge(Partial other) {
            sum.add(((State) other).sum);
        }

        @Override
        public void encode(RowWriter out) {
            sum.encode(out);
        }

        @Override
        public void decode(RowReader in) {
            sum.decode(in);
        }

        @Override
        public Object result(long asOf) {
            return sum.value();
        }
    }
}
