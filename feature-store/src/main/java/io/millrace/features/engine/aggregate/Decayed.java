package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/** The partial of {@link DecayedCount} and {@link DecayedSum}. */
final class Decayed implements Partial {

    private final Decay decay;
    private final boolean counting;

    Decayed(long halfLife, boolean counting) {
        this.decay = new Decay(halfLife);
        this.counting = counting;
    }

    @Override
    public void add(Object value, long time) {
        decay.add(counting ? 1 : (Double) value, time);
    }

    @Override
    public void merge(Partial other) {
        decay.merge(((Decayed) other).decay);
    }

    @Override
    public void encode(RowWriter out) {
        decay.encode(out);
    }

    @Override
    public void decode(RowReader in) {
        decay.decode(in);
    }

    @Override
    public Object result(long asOf) {
        return decay.at(asOf);
    }
}
