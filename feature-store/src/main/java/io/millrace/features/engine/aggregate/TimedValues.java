package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;

/** A bounded list of values in order of event time, at equal times in the order given: the oldest or the newest ones. */
final class TimedValues {

    private record Entry(long time, Object value) {}

    private final int most;
    private final boolean newest;
    private final List<Entry> values = new ArrayList<>();

    /** The most values, at least 1; whether the newest ones are kept, or the oldest. */
    TimedValues(int most, boolean newest) {
        this.most = most;
        this.newest = newest;
    }

    void add(Object value, long time) {
        int at = values.size();
        while (at > 0 && values.get(at - 1).time() > time) {
            at--;
        }
        values.add(at, new Entry(time, value));
        if (values.size() > most) {
            values.remove(newest ? 0 : most);
        }
    }

    void merge(TimedValues other) {
        other.values.forEach(entry -> add(entry.value(), entry.time()));
    }

    int size() {
        return values.size();
    }

    /** The values, oldest first. */
    List<Object> values() {
        return values.stream().map(Entry::value).toList();
    }

    Object get(int index) {
        return values.get(index).value();
    }

    void encode(RowWriter out) {
        out.putUnsigned(values.size());
        for (Entry entry : values) {
            out.putTime(entry.time());
            Scalar.encode(entry.value(), out);
        }
    }

    void decode(RowReader in) {
        long count = in.unsigned();
        for (long i = 0; i < count; i++) {
            values.add(new Entry(in.time(), Scalar.decode(in)));
        }
    }
}
