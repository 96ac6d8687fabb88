package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The state of one entity while one event or read is handled: a part for each view, and the cold row at hand. */
final class EntityRow {

    private final RowState state;
    private final CompiledLayout layout;
    private final ColdRow cold;
    private final List<ViewRow> views;

    private EntityRow(CompiledLayout layout, RowState state, ColdRow cold, List<ViewRow> views) {
        this.layout = layout;
        this.state = state;
        this.cold = cold;
        this.views = views;
    }

    /** Reads the hot row. */
    static EntityRow load(CompiledLayout layout, RowState state) {
        Slice[] stored = new Slice[layout.views().size()];
        Arrays.fill(stored, Slice.EMPTY);
        byte[] hot = state.hot();
        if (hot != null) {
            RowReader in = new RowReader(Slice.of(hot));
            RowFormat.check(layout, "hot", in);
            while (!in.atEnd()) {
                int view = layout.viewOf(in.fixed());
                Slice part = in.slice();
                if (view >= 0) {
                    stored[view] = part;
                }
            }
        }
        ColdRow cold = new ColdRow(layout, state, hot == null);
        List<ViewRow> views = new ArrayList<>(stored.length);
        for (ViewLayout view : layout.views()) {
            views.add(new ViewRow(view, cold, stored[view.index()]));
        }
        return new EntityRow(layout, state, cold, views);
    }

    List<ViewRow> views() {
        return views;
    }

    /** Time of the entity's newest event; {@link ViewRow#NEVER} when no view has counted one. */
    long newest() {
        long newest = ViewRow.NEVER;
        for (ViewRow view : views) {
            newest = Math.max(newest, view.newest());
        }
        return newest;
    }

    /** Counts an event of the matching views. */
    void count(Event event, boolean[] matching) {
        for (int view = 0; view < matching.length; view++) {
            if (matching[view]) {
                views.get(view).count(event);
            }
        }
    }

    /** Forgets the views that are over at a time, and says which. */
    List<String> expire(long time) {
        List<String> dropped = new ArrayList<>();
        for (ViewRow view : views) {
            if (view.isOver(time)) {
                view.drop();
                dropped.add(view.layout().view().name());
            }
        }
        return dropped;
    }

    /** Writes the hot row, and the cold one if a pane has closed or been corrected. */
    void save() {
        cold.save(views);
        if (newest() == ViewRow.NEVER) {
            state.hot(null);
            return;
        }
        RowWriter out = new RowWriter();
        RowFormat.encode(out);
        views.forEach(view -> view.encode(out));
        state.hot(out.toBytes());
    }
}
