package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the tracks of each view have counted of one entity, but for their blocks of panes: read at first use, and at most once. */
final class ColdRow {

    private final CompiledLayout layout;
    private final RowState state;
    private final boolean stored;
    private Slice @Nullable [] views;
    private boolean changed;

    /** The row of an entity, which is stored or still to come. */
    ColdRow(CompiledLayout layout, RowState state, boolean stored) {
        this.layout = layout;
        this.state = state;
        this.stored = stored;
    }

    /** What a view's tracks have counted; no bytes for nothing. */
    Slice get(int view) {
        return views()[view];
    }

    /** Takes what a view's tracks have counted by now; no bytes for nothing. */
    void put(int view, Slice counted) {
        changed |= counted.length() > 0 || views()[view].length() > 0;
        views()[view] = counted;
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
            byte[] row = stored ? state.cold(ColdKey.ROW) : null;
            if (row != null) {
                RowReader in = new RowReader(Slice.of(row));
                RowFormat.check(layout.entity(), "cold", in);
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
