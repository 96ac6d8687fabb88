package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The value of the newest event that has one, in the type it came in ({@code Boolean}, {@code Long}, {@code Double} or
 * {@code String}); null for none. Newest is by event time, and at equal times the one given later; an older event that
 * comes late never replaces a newer one.
 *
 * <p>Merge: the later of the two, at equal times the argument: associative, and commutative when the times differ.
 * Error: none. Bytes: 2 to 20, or the length of the text and 3 to 20 more.
 */
public record Last() implements Aggregate {

    @Override
    public String describe() {
        return "last";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("last", value);
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
            if (value == null || newTime >= time) {
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
                throw new IllegalStateException("an empty 'last' has no encoding: it is left out of the row");
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
