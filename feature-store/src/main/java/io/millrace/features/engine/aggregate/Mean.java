package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic mean of a value over the events that have it, as a {@code Double}; null for none. Booleans count as 1
 * and 0, so the mean of a condition is its share.
 *
 * <p>Merge: the count exactly, the sum as {@link Sum} does, with its error bound and one more rounding for the
 * division. Bytes: 3 to 27.
 */
public record Mean() implements Aggregate {

    @Override
    public String describe() {
        return "mean";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("mean", value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private final DoubleDouble sum = new DoubleDouble();
        private long count;

        @Override
        public void add(Object value, long time) {
            sum.add((Double) value);
            count++;
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            sum.add(that.sum);
            count += that.count;
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(count);
            sum.encode(out);
        }

        @Override
        public void decode(RowReader in) {
            count = in.unsigned();
            sum.decode(in);
        }

        @Override
        public @Nullable Object result(long asOf) {
            return count == 0 ? null : (Object) (sum.value() / count);
        }
    }
}
