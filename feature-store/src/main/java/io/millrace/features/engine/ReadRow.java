package io.millrace.features.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The row of an entity that is read, perhaps again and again, as long as it does not change: what a read has merged the next one finds, as long as
 * nothing comes into a window or leaves it; then the cold row is read again. For one thread at a time.
 */
public final class ReadRow {

    /** In memory, beside the bytes of the row. */
    private static final int BYTES_OF_A_FEATURE = 96;

    private final CompiledLayout layout;
    private final EntityRow row;

    /** The last answer, and by view until when its features have these values. */
    private @Nullable Answer before;

    private final long[] heldUntil;

    ReadRow(CompiledLayout layout, RowState stored) {
        this.layout = layout;
        this.row = EntityRow.load(layout, stored);
        this.heldUntil = new long[layout.views().size()];
        Arrays.fill(heldUntil, ViewRow.NEVER);
    }

    /** The features of some views at a time; what the others have is NOT_FOUND. */
    public Answer at(long asOf, boolean[] views) {
        EventTime.checked("time of reading", asOf);
        long newest = row.newest();
        Answer answer = new Answer(layout, asOf, newest == ViewRow.NEVER ? null : newest);
        Answer last = before;
        before = null; // should this read fail half way
        for (ViewRow view : row.views()) {
            int index = view.layout().index();
            if (!views[index]) {
                heldUntil[index] = ViewRow.NEVER;
            } else if (last != null && last.asOf() <= asOf && asOf <= heldUntil[index]) {
                answer.take(last, view.layout());
                if (last.asOf() < asOf && view.layout().movesWithTime()) {
                    FeatureEngine.move(view, asOf, answer);
                }
            } else {
                view.wake();
                FeatureEngine.answer(view, asOf, answer);
                heldUntil[index] = view.holdsUntil(asOf);
                view.rest();
            }
        }
        row.rest();
        before = answer;
        return answer;
    }

    /** The same without decoding or computing anything: null unless the values of the last answer hold at that time. */
    public @Nullable Answer held(long asOf, boolean[] views) {
        if (before == null || asOf < before.asOf()) {
            return null;
        }
        for (ViewRow view : row.views()) {
            int index = view.layout().index();
            if (views[index] && heldUntil[index] < asOf) {
                return null;
            }
        }
        return at(asOf, views);
    }

    /** The time of the entity's newest event where that is later than a time, else that time. */
    public long latest(long asOf) {
        return Math.max(asOf, row.newest());
    }

    /** About how many bytes of memory it takes. */
    public int weight() {
        return row.bytes() + layout.names().size() * BYTES_OF_A_FEATURE;
    }

    /** All views of a layout. */
    static boolean[] all(CompiledLayout layout) {
        boolean[] all = new boolean[layout.views().size()];
        Arrays.fill(all, true);
        return all;
    }
}
