package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shannon's entropy of the distribution of a value, in bits, as a {@code Double}; 0 when all are equal, null for none.
 * Exact up to a bound of distinct values; with more than that in the window the answer is {@code INVALID} and says so.
 *
 * <p>Merge: addition of counts, associative and commutative. Error: rounding, below 1e-12 relative. Bytes: 1, and for each
 * distinct value 1 to 9 and its count, or the length of the text and 3 more; 1 when there are too many.
 *
 * @param bound the most distinct values, 1 to {@value Distinct#MOST}
 */
public record Entropy(int bound) implements Aggregate {

    public Entropy {
        Parameters.within("bound", bound, 1, Distinct.MOST);
    }

    @Override
    public String describe() {
        return "entropy " + bound;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.scalar("entropy", value);
    }

    @Override
    public Partial create() {
        return new State(bound);
    }

    private static final class State implements Partial {

        private static final double LN_2 = StrictMath.log(2);

        private final int bound;
        private final Tally tally;

        private State(int bound) {
            this.bound = bound;
            this.tally = new Tally(bound);
        }

        @Override
        public void add(Object value, long time) {
            tally.add(value, 1);
        }

        @Override
        public void merge(Partial other) {
            tally.merge(((State) other).tally);
        }

        @Override
        public void encode(RowWriter out) {
            tally.encode(out);
        }

        @Override
        public void decode(RowReader in) {
            tally.decode(in);
        }

        @Override
        public @Nullable Object result(long asOf) {
            if (tally.over() || tally.counts().isEmpty()) {
                return null;
            }
            // sorted, so that the order given does not show
            long[] counts = tally.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            double total = Arrays.stream(counts).sum();
            double nats = 0;
            for (long count : counts) {
                nats -= count / total * StrictMath.log(count / total);
            }
            return Math.max(0, nats) / LN_2;
        }

        @Override
        public @Nullable String refusal() {
            return tally.over()
                    ? "there are more than " + bound + " distinct values: raise bound, or group them"
                    : null;
        }
    }
}
