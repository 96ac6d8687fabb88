package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The share of the events for which a condition is true among those for which it is true or false, as a {@code Double}
 * from 0 to 1; null for none.
 *
 * <p>Merge: addition of both counts, associative and commutative. Error: none. Bytes: 2 to 18.
 */
public record Ratio() implements Aggregate {

    @Override
    public String describe() {
        return "ratio";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return yesOrNo(value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static Object yesOrNo(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "ratio takes true or false, but was given a " + value.getClass().getSimpleName() + ": " + value);
    }

    private static final class State implements Partial {

        private long matching;
        private long count;

        @Override
        public void add(Object value, long time) {
            matching += (Boolean) value ? 1 : 0;
            count++;
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            matching += that.matching;
            count += that.count;
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(matching);
            out.putUnsigned(count);
        }

        @Override
        public void decode(RowReader in) {
            matching = in.unsigned();
            count = in.unsigned();
        }

        @Override
        public @Nullable Object result(long asOf) {
            return count == 0 ? null : (Object) ((double) matching / count);
        }
    }
}
