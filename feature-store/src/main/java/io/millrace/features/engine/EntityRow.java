package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The state of one entity while one event or read is handled: a part for each view, and the cold parts at hand. */
final class EntityRow {

    private static final int TYPICAL_GROWTH = 64;

    private final RowWrites state;
    private final ColdRow cold;
    private final List<ViewRow> views;
    /** What is kept under hashes that no view has any more. */
    private final List<byte[]> strangers;

    private final int hotBytes;

    private EntityRow(RowWrites state, ColdRow cold, List<ViewRow> views, List<byte[]> strangers, int hotBytes) {
        this.hotBytes = hotBytes;
        this.state = state;
        this.cold = cold;
        this.views = views;
        this.strangers = strangers;
    }

    /** Reads the hot row. */
    static EntityRow load(CompiledLayout layout, RowState stored) {
        RowWrites state = new RowWrites(layout.entity(), stored);
        Slice[] parts = new Slice[layout.views().size()];
        Arrays.fill(parts, Slice.EMPTY);
        List<byte[]> strangers = new ArrayList<>();
        ColdRow cold = new ColdRow(layout, state, false, 0);
        byte[] hot = state.hot();
        if (hot != null) {
            RowReader in = new RowReader(Slice.of(hot));
            RowFormat.check(layout.entity(), "hot", in);
            cold = new ColdRow(layout, state, in.unsignedByte() == 1, in.signed());
            while (!in.atEnd()) {
                long hash = in.fixed();
                int view = layout.viewOf(hash);
                Slice part = in.slice();
                if (view >= 0) {
                    parts[view] = part;
                } else {
                    strangers.add(ColdKey.view(hash));
                }
            }
        }
        List<ViewRow> views = new ArrayList<>(parts.length);
        for (ViewLayout view : layout.views()) {
            ViewCold beside = new ViewCold(layout.entity(), view.index(), view.hash(), cold, state);
            views.add(new ViewRow(view, beside, parts[view.index()]));
        }
        return new EntityRow(state, cold, views, strangers, hot == null ? 0 : hot.length);
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

    /** Bytes of the hot row, and of the cold row while it is here. */
    int bytes() {
        return hotBytes + cold.bytes();
    }

    /** Lets go of the cold row, which will be read again when it is needed. */
    void rest() {
        cold.rest();
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

    /**
     * Writes the hot row, and the cold parts of the views of which enough events were waiting.
     *
     * @throws RowTooLargeException when a part would be too large; then nothing is written
     */
    void save() {
        cold.begin(newest());
        if (!strangers.isEmpty()) {
            strangers.forEach(state::dropCold);
            cold.forgetStrangers();
        }
        views.forEach(ViewRow::saveCold);
        boolean hasCold = cold.save();
        state.hot(newest() == ViewRow.NEVER ? null : hot(hasCold));
        state.commit();
    }

    private byte[] hot(boolean hasCold) {
        RowWriter out = new RowWriter(hotBytes + TYPICAL_GROWTH);
        RowFormat.encode(out);
        out.putByte(hasCold ? 1 : 0);
        out.putSigned(cold.generation());
        views.forEach(view -> view.encode(out));
        return out.toBytes();
    }
}
