package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Contribution;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event gives to features.
 *
 * @param time the event time
 * @param values one for each feature or group of features, as their aggregates take it; null for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Given(long time, @Nullable Object[] values) {

    private static final int NOTHING = 0;

    /** Writes it. Most features take the same value of an event: each different one is written once, and numbered from then on. */
    void encode(RowWriter out) {
        out.putTime(time);
        List<Object> different = new ArrayList<>();
        for (Object value : values) {
            int known = value == null ? NOTHING : different.indexOf(value) + 1;
            if (value != null && known == NOTHING) {
                different.add(value);
                out.putUnsigned(different.size());
                Contribution.encode(value, out);
            } else {
                out.putUnsigned(known);
            }
        }
    }

    /** Reads what {@link #encode} wrote, of so many values. */
    static Given decode(RowReader in, int count) {
        long time = in.time();
        List<@Nullable Object> different = new ArrayList<>();
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            int number = (int) in.unsigned();
            if (number > different.size()) {
                different.add(Contribution.decode(in));
            }
            values[i] = number == NOTHING ? null : different.get(number - 1);
        }
        return new Given(time, values);
    }
}
