package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running totals of closed panes, for each track of each view: one cold part, read at first use and at most once. */
final class TotalsRow {

    private final CompiledLayout layout;
    private final RowState state;
    private @Nullable List<Slice[]> sections;
    private boolean changed;

    /** The totals as they are stored, to be read when needed; a new entity is known to have none. */
    TotalsRow(CompiledLayout layout, RowState state, boolean fresh) {
        this.layout = layout;
        this.state = state;
        this.sections = fresh ? none() : null;
    }

    /** The total of a track; no bytes when it has none. */
    RowReader get(int view, int track) {
        return sections().get(view)[track].reader();
    }

    void put(int view, int track, RowWriter total) {
        sections().get(view)[track] = Slice.of(total.toBytes());
        changed = true;
    }

    /** Forgets the totals of a view. */
    void drop(int view) {
        Slice[] tracks = sections().get(view);
        changed |= Arrays.stream(tracks).anyMatch(track -> track.length() > 0);
        Arrays.fill(tracks, Slice.EMPTY);
    }

    /** Writes the totals, if any has changed. */
    void save() {
        if (changed) {
            state.cold(ColdKey.TOTALS, encode());
        }
    }

    private byte @Nullable [] encode() {
        RowWriter out = new RowWriter();
        RowFormat.encode(out);
        boolean empty = true;
        for (ViewLayout view : layout.views()) {
            Slice[] tracks = sections().get(view.index());
            if (Arrays.stream(tracks).anyMatch(track -> track.length() > 0)) {
                RowWriter body = new RowWriter();
                Arrays.stream(tracks).forEach(body::putSlice);
                out.putFixed(view.hash());
                out.putSlice(Slice.of(body.toBytes()));
                empty = false;
            }
        }
        return empty ? null : out.toBytes();
    }

    private List<Slice[]> sections() {
        if (sections == null) {
            sections = read();
        }
        return sections;
    }

    private List<Slice[]> read() {
        List<Slice[]> read = none();
        byte[] row = state.cold(ColdKey.TOTALS);
        if (row != null) {
            RowReader in = new RowReader(Slice.of(row));
            RowFormat.check(layout.entity(), "totals", in);
            while (!in.atEnd()) {
                int view = layout.viewOf(in.fixed());
                RowReader part = in.slice().reader();
                Slice[] tracks = view < 0 ? new Slice[0] : read.get(view);
                for (int i = 0; i < tracks.length; i++) {
                    tracks[i] = part.slice();
                }
            }
        }
        return read;
    }

    private List<Slice[]> none() {
        List<Slice[]> none = new ArrayList<>(layout.views().size());
        for (ViewLayout view : layout.views()) {
            Slice[] tracks = new Slice[view.tracks().size()];
            Arrays.fill(tracks, Slice.EMPTY);
            none.add(tracks);
        }
        return none;
    }
}
