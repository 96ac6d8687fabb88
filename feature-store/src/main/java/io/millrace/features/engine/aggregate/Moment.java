package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The partial of the aggregates that are a function of {@link PowerSums}. */
final class Moment implements Partial {

    private final PowerSums sums;
    private final Function<PowerSums, @Nullable Double> value;

    Moment(int highest, Function<PowerSums, @Nullable Double> value) {
        this.sums = new PowerSums(highest);
        this.value = value;
    }

    @Override
    public void add(Object number, long time) {
        sums.add((Double) number);
    }

    @Override
    public void merge(Partial other) {
        sums.merge(((Moment) other).sums);
    }

    @Override
    public void encode(RowWriter out) {
        sums.encode(out);
    }

    @Override
    public void decode(RowReader in) {
        sums.decode(in);
    }

    @Override
    public @Nullable Object result(long asOf) {
        return value.apply(sums);
    }
}
