package io.millrace.features.engine.aggregate;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The partial of {@link ApproxDistinct}: hash tokens while they are few, then registers. */
final class DistinctSketch implements Partial {

    private final int precision;
    private final int mostTokens;
    private final SortedSet<Integer> tokens = new TreeSet<>(Integer::compareUnsigned);
    private @Nullable HyperLogLog registers;

    DistinctSketch(int precision) {
        this.precision = precision;
        // a register has six bits, a token takes some four bytes
        this.mostTokens = (1 << precision) * 6 / Byte.SIZE / Integer.BYTES;
    }

    @Override
    public void add(Object hash, long time) {
        addToken(HyperLogLog.computeToken((Long) hash));
    }

    private void addToken(int token) {
        if (registers != null) {
            registers.addToken(token);
        } else if (tokens.add(token) && tokens.size() > mostTokens) {
            registers = dense();
            tokens.clear();
        }
    }

    private HyperLogLog dense() {
        HyperLogLog dense = registers == null ? HyperLogLog.create(precision) : registers;
        tokens.forEach(dense::addToken);
        return dense;
    }

    @Override
    public void merge(Partial other) {
        DistinctSketch that = (DistinctSketch) other;
        if (that.registers != null) {
            registers = dense().add(that.registers);
            tokens.clear();
        }
        that.tokens.forEach(this::addToken);
    }

    /** The number of tokens and their distances in ascending order; zero, and the registers. */
    @Override
    public void encode(RowWriter out) {
        out.putUnsigned(tokens.size());
        if (registers != null) {
            out.putSlice(Slice.of(registers.getState()));
        }
        long before = 0;
        for (int token : tokens) {
            out.putUnsigned(Integer.toUnsignedLong(token) - before);
            before = Integer.toUnsignedLong(token);
        }
    }

    @Override
    public void decode(RowReader in) {
        long size = in.unsigned();
        if (size == 0) {
            Slice state = in.slice();
            registers = HyperLogLog.wrap(
                    Arrays.copyOfRange(state.bytes(), state.offset(), state.offset() + state.length()));
        }
        long token = 0;
        for (long i = 0; i < size; i++) {
            token += in.unsigned();
            tokens.add((int) token);
        }
    }

    @Override
    public Object result(long asOf) {
        if (registers == null) {
            // a token has 26 bits of the hash and more, so few values share one
            return (long) tokens.size();
        }
        return Math.round(registers.getDistinctCountEstimate());
    }
}
