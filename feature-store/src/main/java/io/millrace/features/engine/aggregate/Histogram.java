package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many values lie below the first edge, from each edge to the next, and from the last edge on, as a {@code List} of
 * one more {@code Long} than there are edges; all 0 for none. A value on an edge belongs above it.
 *
 * <p>Merge: addition, associative and commutative. Error: none. Bytes: one for each bucket below 128 values, up to 9.
 *
 * @param edges ascending, 1 to {@value #MOST}
 */
public record Histogram(List<Double> edges) implements Aggregate {

    /** The most edges. */
    public static final int MOST = 256;

    public Histogram {
        edges = edges.stream().map(edge -> edge + 0.0).toList();
        Parameters.within("number of edges", edges.size(), 1, MOST);
        for (int i = 0; i < edges.size(); i++) {
            double edge = edges.get(i);
            if (!Double.isFinite(edge) || (i > 0 && edges.get(i - 1) >= edge)) {
                throw new IllegalArgumentException(
                        "edges " + edges + " will not do: give finite numbers, each larger than" + " the one before");
            }
        }
    }

    @Override
    public String describe() {
        return "histogram " + edges;
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("histogram", value);
    }

    @Override
    public Partial create() {
        return new State(edges);
    }

    private static final class State implements Partial {

        private final List<Double> edges;
        private final long[] counts;

        private State(List<Double> edges) {
            this.edges = edges;
            this.counts = new long[edges.size() + 1];
        }

        @Override
        public void add(Object value, long time) {
            // adding zero makes -0.0 the 0.0 that it equals
            int at = Collections.binarySearch(edges, (Double) value + 0.0);
            counts[at >= 0 ? at + 1 : -at - 1]++;
        }

        @Override
        public void merge(Partial other) {
            long[] theirs = ((State) other).counts;
            for (int i = 0; i < counts.length; i++) {
                counts[i] += theirs[i];
            }
        }

        @Override
        public void encode(RowWriter out) {
            for (long count : counts) {
                out.putUnsigned(count);
            }
        }

        @Override
        public void decode(RowReader in) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = in.unsigned();
            }
        }

        @Override
        public Object result(long asOf) {
            return Arrays.stream(counts).boxed().map(Object.class::cast).toList();
        }
    }
}
