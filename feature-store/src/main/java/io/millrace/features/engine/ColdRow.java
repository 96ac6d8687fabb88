package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the tracks of each view have counted of one entity, but for their blocks of panes: read at first use, and at most once.
 *
 * <p>Each writing of cold parts has a number, its generation, which is in all parts written, and in those that refer to them: the hot row
 * has that of the cold row, this one those of the lists of blocks, a list those of its blocks. So whoever reads a copy of the row that is
 * brought up to date part by part finds out when two parts are not of the same moment. Generations of an entity grow, and begin with the
 * event time of the first, so that one that was removed and has come back does not repeat those of its former life.
 */
final class ColdRow {

    private final CompiledLayout layout;
    private final RowState state;
    private final boolean stored;
    private final long generation;
    private long next;
    private Slice @Nullable [] views;
    private boolean changed;

    /**
     * The row of an entity, which is stored or still to come.
     *
     * @param generation that of the last writing; 0 before the first
     */
    ColdRow(CompiledLayout layout, RowState state, boolean stored, long generation) {
        this.layout = layout;
        this.state = state;
        this.stored = stored;
        this.generation = generation;
        this.next = generation;
    }

    /** Begins a writing; the time is that of the newest event. */
    void begin(long newest) {
        next = generation == 0 ? newest : generation + 1;
    }

    /** Generation of what is being written. */
    long next() {
        return next;
    }

    /** Generation of the row as it is after {@link #save}. */
    long generation() {
        return changed ? next : generation;
    }

    /** What a view's tracks have counted; no bytes for nothing. */
    Slice get(int view) {
        return views()[view];
    }

    /** Bytes of what has been read. */
    int bytes() {
        return views == null ? 0 : Arrays.stream(views).mapToInt(Slice::length).sum();
    }

    /** Takes what a view's tracks have counted by now; no bytes for nothing. */
    void put(int view, Slice counted) {
        changed |= counted.length() > 0 || views()[view].length() > 0;
        views()[view] = counted;
    }

    /** Lets go of what was read, which will be read again when it is needed; only where nothing is written. */
    void rest() {
        views = null;
    }

    /** Sees to it that the row is written without what views kept that are there no more. */
    void forgetStrangers() {
        changed |= stored;
    }

    /** Writes the row if it has changed, and says whether there is one. */
    boolean save() {
        if (!changed) {
            return stored;
        }
        RowWriter out = new RowWriter();
        RowFormat.encode(out);
        out.putSigned(next);
        boolean any = false;
        for (ViewLayout view : layout.views()) {
            Slice counted = views()[view.index()];
            if (counted.length() > 0) {
                out.putFixed(view.hash());
                out.putSlice(counted);
                any = true;
            }
        }
        state.cold(ColdKey.ROW, any ? out.toBytes() : null);
        return any;
    }

    private Slice[] views() {
        if (views == null) {
            views = new Slice[layout.views().size()];
            Arrays.fill(views, Slice.EMPTY);
            if (stored) {
                RowReader in = RowFormat.part(layout.entity(), "cold", state.cold(ColdKey.ROW), generation);
                while (!in.atEnd()) {
                    int view = layout.viewOf(in.fixed());
                    Slice counted = in.slice();
                    if (view >= 0) {
                        views[view] = counted;
                    }
                }
            }
        }
        return views;
    }
}
