package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest events of a view that its tracks have not counted yet, in the order in which they came: a few bytes each, in the hot row.
 * Once a few wait they are counted together, so that the panes are decoded, changed and written once for all of them.
 */
final class WaitingEvents {

    /** So many are counted together. */
    private static final int MOST = 16;

    /** With more bytes than that they are counted, however few they are. */
    private static final int MOST_BYTES = 1_024;

    private static final int TYPICAL_BYTES = 64;

    private final int valuesOfEach;
    private int count;
    /** The time of the first, from which the times of all are counted. */
    private long origin;

    private Slice bytes = Slice.EMPTY;

    /** No events, of which each will give so many values. */
    WaitingEvents(int valuesOfEach) {
        this.valuesOfEach = valuesOfEach;
    }

    /** Reads what {@link #encode} wrote. */
    static WaitingEvents decode(RowReader in, long newest, int valuesOfEach) {
        WaitingEvents events = new WaitingEvents(valuesOfEach);
        events.count = (int) in.unsigned();
        if (events.count > 0) {
            events.origin = newest - in.unsigned();
            events.bytes = in.slice();
        }
        return events;
    }

    /** Writes them beside the time of the view's newest event, which none of them is later than. */
    void encode(RowWriter out, long newest) {
        out.putUnsigned(count);
        if (count > 0) {
            out.putUnsigned(newest - origin);
            out.putSlice(bytes);
        }
    }

    /** Whether they are to be counted. */
    boolean areMany() {
        return count >= MOST || bytes.length() > MOST_BYTES;
    }

    /** Size of what {@link #encode} writes, but for a few bytes. */
    int bytes() {
        return bytes.length();
    }

    void clear() {
        count = 0;
        bytes = Slice.EMPTY;
    }

    void add(Given event) {
        if (count == 0) {
            origin = event.time();
        }
        RowWriter out = new RowWriter(bytes.length() + TYPICAL_BYTES);
        out.putAll(bytes);
        out.origin(origin);
        event.encode(out);
        bytes = out.toSlice();
        count++;
    }

    List<Given> all() {
        List<Given> all = new ArrayList<>(count);
        RowReader in = bytes.reader();
        in.origin(origin);
        for (int i = 0; i < count; i++) {
            all.add(Given.decode(in, valuesOfEach));
        }
        return all;
    }
}
