package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The seconds from the newest event (with an operand: the newest usable value) to the time of reading, as a
 * {@code Double} that is never negative; null for none. A read in the past that sees an event up to a hop ahead of it
 * gives 0.
 *
 * <p>Merge: the later time, associative and commutative. Error: none, in steps of a millisecond. Bytes: 1 to 9.
 */
public record TimeSinceLast() implements Aggregate {

    private static final double MILLISECONDS_PER_SECOND = 1000.0;

    @Override
    public String describe() {
        return "time_since_last";
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
    public boolean movesWithTime() {
        return true;
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private static final long NEVER = Long.MIN_VALUE;

        private long newest = NEVER;

        @Override
        public void add(Object value, long time) {
            newest = Math.max(newest, time);
        }

        @Override
        public void merge(Partial other) {
            newest = Math.max(newest, ((State) other).newest);
        }

        @Override
        public void encode(RowWriter out) {
            out.putTime(newest);
        }

        @Override
        public void decode(RowReader in) {
            newest = in.time();
        }

        @Override
        public @Nullable Object result(long asOf) {
            return newest == NEVER ? null : (Object) (Math.max(0, asOf - newest) / MILLISECONDS_PER_SECOND);
        }
    }
}
