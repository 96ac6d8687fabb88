package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** The partial of {@link Min} and {@link Max}: the winner so far. Infinite means none, since infinities are skipped. */
final class Extreme implements Partial {

    private final DoubleBinaryOperator choice;
    private double winner;

    Extreme(DoubleBinaryOperator choice, double identity) {
        this.choice = choice;
        this.winner = identity;
    }

    @Override
    public void add(Object value, long time) {
        winner = choice.applyAsDouble(winner, (Double) value);
    }

    @Override
    public void merge(Partial other) {
        winner = choice.applyAsDouble(winner, ((Extreme) other).winner);
    }

    @Override
    public void encode(RowWriter out) {
        out.putDouble(winner);
    }

    @Override
    public void decode(RowReader in) {
        winner = in.real();
    }

    @Override
    public @Nullable Object result(long asOf) {
        return Double.isInfinite(winner) ? null : (Object) winner;
    }
}
