package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The slope of the least-squares line of a value over event time, per second, as a {@code Double}; null for fewer than two
 * values or when all have one time.
 *
 * <p>Sums are kept about the first event in {@link Twofold}, as in {@link PowerSums}, with its error bound: 1e-12 relative to
 * the spread of the values over that of the times, in any order up to 100,000 events. Merge: addition about a common origin;
 * associative and commutative to that bound. Bytes: 8 to 99, about 20 for small whole numbers.
 */
public record Slope() implements Aggregate {

    @Override
    public String describe() {
        return "slope";
    }

    @Override
    public boolean needsOperand() {
        return true;
    }

    @Override
    public @Nullable Object admit(Object value) {
        return Usable.number("slope", value);
    }

    @Override
    public Partial create() {
        return new State();
    }

    private static final class State implements Partial {

        private static final double MILLISECONDS_PER_SECOND = 1000.0;

        private long count;
        private long firstTime;
        private double firstValue;
        private Twofold t = Twofold.ZERO;
        private Twofold tt = Twofold.ZERO;
        private Twofold y = Twofold.ZERO;
        private Twofold ty = Twofold.ZERO;

        @Override
        public void add(Object value, long time) {
            if (count == 0) {
                firstTime = time;
                firstValue = (Double) value;
            }
            Twofold dt = Twofold.of((double) (time - firstTime));
            Twofold dy = Twofold.difference((Double) value, firstValue);
            count++;
            t = t.plus(dt);
            tt = tt.plus(dt.times(dt));
            y = y.plus(dy);
            ty = ty.plus(dt.times(dy));
        }

        @Override
        public void merge(Partial other) {
            State that = (State) other;
            if (that.count == 0) {
                return;
            }
            if (count == 0) {
                firstTime = that.firstTime;
                firstValue = that.firstValue;
            }
            Twofold dt = Twofold.of((double) (that.firstTime - firstTime));
            Twofold dy = Twofold.difference(that.firstValue, firstValue);
            Twofold ndt = dt.times((double) that.count);
            tt = tt.plus(that.tt).plus(dt.times(that.t).times(2)).plus(dt.times(ndt));
            ty = ty.plus(that.ty).plus(dt.times(that.y)).plus(dy.times(that.t)).plus(dy.times(ndt));
            t = t.plus(that.t).plus(ndt);
            y = y.plus(that.y).plus(dy.times((double) that.count));
            count += that.count;
        }

        @Override
        public void encode(RowWriter out) {
            out.putUnsigned(count);
            out.putTime(firstTime);
            out.putDouble(firstValue);
            for (Twofold sum : new Twofold[] {t, tt, y, ty}) {
                out.putDouble(sum.high());
                out.putDouble(sum.low());
            }
        }

        @Override
        public void decode(RowReader in) {
            count = in.unsigned();
            firstTime = in.time();
            firstValue = in.real();
            t = new Twofold(in.real(), in.real());
            tt = new Twofold(in.real(), in.real());
            y = new Twofold(in.real(), in.real());
            ty = new Twofold(in.real(), in.real());
        }

        @Override
        public @Nullable Object result(long asOf) {
            double spread = tt.times((double) count).minus(t.times(t)).value();
            return spread > 0
                    ? (Object) (ty.times((double) count).minus(t.times(y)).value() / spread * MILLISECONDS_PER_SECOND)
                    : null;
        }
    }
}
