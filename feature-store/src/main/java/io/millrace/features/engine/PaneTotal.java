package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The merge of a window's panes from one on, so that a read need not merge them again. Nothing is ever subtracted from it:
 * once its oldest pane has left the window it has to be taken anew.
 */
final class PaneTotal {

    /** The oldest pane of a total of nothing: later than any. */
    static final long NONE = Long.MAX_VALUE;

    private final long from;
    private final Partials sum;
    private long oldest;

    /** A total of the panes from one on, of which the oldest that holds something is given. */
    PaneTotal(long from, long oldest, Partials sum) {
        this.from = from;
        this.oldest = oldest;
        this.sum = sum;
    }

    Partials sum() {
        return sum;
    }

    /** The oldest pane in it; {@link #NONE} when there is none. */
    long oldest() {
        return oldest;
    }

    boolean isEmpty() {
        return oldest == NONE;
    }

    /** Whether it is also the merge of the panes from first on. */
    boolean beginsWith(long first) {
        return from <= first && first <= oldest;
    }

    /** The total with the pane that closes, for a window that now begins with first; null when it has to be taken anew. */
    @Nullable
    PaneTotal close(long pane, Pane closing, long first) {
        oldest = Math.min(oldest, pane);
        if (!beginsWith(first)) {
            return null;
        }
        closing.mergeInto(sum);
        return this;
    }

    /** Takes in an event that is late for a closed pane. */
    void add(long pane, Given event) {
        if (pane >= from) {
            sum.add(event);
            oldest = Math.min(oldest, pane);
        }
    }

    void encode(PaneCodec codec, RowWriter out) {
        out.putSigned(from);
        out.putUnsigned(isEmpty() ? 0 : oldest - from + 1);
        codec.encode(from, sum, out);
    }

    static PaneTotal decode(PaneCodec codec, RowReader in) {
        long from = in.signed();
        long age = in.unsigned();
        return new PaneTotal(from, age == 0 ? NONE : from + age - 1, codec.decode(from, in));
    }
}
