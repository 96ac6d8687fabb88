package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number of distinct values, as a {@code Long}; 0 for none. Exact up to a bound; with more than that in the window
 * there is no true value, and the answer says so ({@code INVALID}). Values of different types are different.
 *
 * <p>Merge: union, associative and commutative. Error: none. Bytes: 1, and for each distinct value 1 to 9, or the length of
 * the text and 2 more; 1 when there are too many.
 *
 * @param bound the most distinct values, 1 to {@value #MOST}
 */
public record Distinct(int bound) implements Aggregate {

    /** The largest bound. */
    public static final int MOST = 10_000;

    public Distinct {
        Parameters.within("bound", bound, 1, MOST);
    }

    @Override
    public String describe() {
        return "distinct " + bound;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("distinct", value);
    }

    @Override
    public Partial create() {
        return new State(bound);
    }

    private static final class State implements Partial {

        private final int bound;
        private final Set<Object> values = new LinkedHashSet<>();
        private boolean over;

        private State(int bound) {
            this.bound = bound;
        }

        @Override
        public void add(Object value, long time) {
            if (!over && values.add(value) && values.size() > bound) {
                over = true;
                values.clear();
            }
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            if (that.over) {
                over = true;
                values.clear();
            }
            that.values.forEach(value -> add(value, 0));
        }

        /** What has seen nothing is not encoded, so that no values stand for too many. */
        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(values.size());
            values.forEach(value -> Scalar.encode(value, out));
        }

        @Override
        public void decode(RowReader in) {
            long size = in.unsigned();
            over = size == 0;
            for (long i = 0; i < size; i++) {
                values.add(Scalar.decode(in));
            }
        }

        @Override
        public @Nullable Object result(long asOf) {
            return over ? null : (Object) (long) values.size();
        }

        @Override
        public @Nullable String refusal() {
            return over
                    ? "there are more than " + bound + " distinct values: raise bound, or use approx_distinct"
                    : null;
        }
    }
}
