package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The number of events, or with an operand the number of usable values, as a {@code Long}; 0 for none.
 *
 * <p>Merge: addition, associative and commutative. Error: none. Bytes: 1 to 9, 1 below 128, 2 below 16 384.
 */
public record Count() implements Aggregate {

    @Override
    public String describe() {
        return "count";
    }

    @Override
    public boolean needsOperand() {
        return false;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.any(value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private long count;

        @Override
        public void add(Object value, long time) {
            count++;
        }

        @Override
        public void merge(Partial other) {
            count += ((State) other).count;
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(count);
        }

        @Override
        public void decode(RowReader in) {
            count = in.unsigned();
        }

        @Override
        public Object result(long asOf) {
            return count;
        }
    }
}
