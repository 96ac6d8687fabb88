package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The mean time from one event to the next (with an operand: from one usable value to the next) in seconds, as a
 * {@code Double}; null for fewer than two.
 *
 * <p>Merge: of the oldest and newest time and the count, associative and commutative. Error: none, in steps of a millisecond.
 * Bytes: 3 to 27.
 */
public record TimeBetween() implements Aggregate {

    private static final double MILLISECONDS_PER_SECOND = 1000.0;

    @Override
    public String describe() {
        return "time_between";
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

        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;
        private long count;

        @Override
        public void add(Object value, long time) {
            oldest = Math.min(oldest, time);
            newest = Math.max(newest, time);
            count++;
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            oldest = Math.min(oldest, that.oldest);
            newest = Math.max(newest, that.newest);
            count += that.count;
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(count);
            out.putTime(newest);
            out.putUnsigned(newest - oldest);
        }

        @Override
        public void decode(RowReader in) {
            count = in.unsigned();
            newest = in.time();
            oldest = newest - in.unsigned();
        }

        @Override
        public @Nullable Object result(long asOf) {
            return count < 2 ? null : (Object) ((newest - oldest) / MILLISECONDS_PER_SECOND / (count - 1));
        }
    }
}
