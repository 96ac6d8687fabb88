package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The value of the oldest event that has one, in the type it came in; null for none. Oldest is by event time, and at equal
 * times the one given earlier; an older event that comes late replaces it.
 *
 * <p>Merge: the earlier of the two, at equal times the one that was there: associative, and commutative when the times
 * differ. Error: none. Bytes: 2 to 20, or the length of the text and 3 to 20 more.
 */
public record First() implements Aggregate {

    @Override
    public String describe() {
        return "first";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("first", value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private long time;
        private @Nullable Object value;

        @Override
        public void add(Object newValue, long newTime) {
            if (value == null || newTime < time) {
                value = newValue;
                time = newTime;
            }
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            if (that.value != null) {
                add(that.value, that.time);
            }
        }

        @Override
        public void encode(RowWriter out) {
            if (value == null) {
                throw new IllegalStateException("an empty 'first' has no encoding: it is left out of the row");
            }
            out.putTime(time);
            Scalar.encode(value, out);
        }

        @Override
        public void decode(RowReader in) {
            time = in.time();
            value = Scalar.decode(in);
        }

        @Override
        public @Nullable Object result(long asOf) {
            return value;
        }
    }
}
