package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The partial of the aggregates that are a function of {@link TimedValues}. */
final class Timed implements Partial {

    private final TimedValues values;
    private final Function<TimedValues, @Nullable Object> result;

    Timed(TimedValues values, Function<TimedValues, @Nullable Object> result) {
        this.values = values;
        this.result = result;
    }

    @Override
    public void add(Object value, long time) {
        values.add(value, time);
    }

    @Override
    public void merge(Partial other) {
        values.merge(((Timed) other).values);
    }

    @Override
    public void encode(RowWriter out) {
        values.encode(out);
    }

    @Override
    public void decode(RowReader in) {
        values.decode(in);
    }

    @Override
    public @Nullable Object result(long asOf) {
        return result.apply(values);
    }
}
