package io.millrace.features.engine.aggregate;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The mergeable state of one {@link Aggregate} over some of the events: a pane, a total of panes, or a lifetime.
 * Mutable, for one thread.
 */
public interface Partial {

    /**
     * Takes in one event.
     *
     * @param value what {@link Aggregate#admit} gave; of no meaning to an aggregate without operand
     * @param time event time in epoch milliseconds
     */
    void add(Object value, long time);

    /**
     * Takes in all that another partial of the same aggregate has seen, as if it had been given after what this one has
     * seen. The other is left as it is, and shares nothing with this one afterwards.
     */
    void merge(Partial other);

    /** Writes a partial that has seen at least one event. */
    void encode(RowWriter out);

    /** Reads what {@link #encode} wrote into this partial, which must have seen nothing. */
    void decode(RowReader in);

    /**
     * The value at a time, or null when there is none (the mean of nothing). A {@code Double} that is not finite means
     * that the arithmetic overflowed.
     *
     * @param asOf the time of reading in epoch milliseconds
     */
    @Nullable
    Object result(long asOf);

    /** Why there is no true value although events were seen, such as more distinct values than are kept; null mostly. */
    default @Nullable String refusal() {
        return null;
    }
}
