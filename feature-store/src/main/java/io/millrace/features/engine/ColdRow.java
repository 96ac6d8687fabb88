package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each track of each view keeps beside the hot row: one cold part, read at first use and at most once. */
final class ColdRow {

    private final CompiledLayout layout;
    private final RowState state;
    private @Nullable List<Slice[]> sections;
    private boolean changed;

    /** The row as it is stored, to be read when needed; a new entity is known to have none. */
    ColdRow(CompiledLayout layout, RowState state, boolean fresh) {
        this.layout = layout;
        this.state = state;
        this.sections = fresh ? none() : null;
    }

    /** What a track keeps; no bytes when it is nothing. */
    RowReader get(int view, int track) {
        return sections().get(view)[track].reader();
    }

    void put(int view, int track, RowWriter kept) {
        Slice[] tracks = sections().get(view);
        Slice after = kept.toSlice();
        changed |= after.length() > 0 || tracks[track].length() > 0;
        tracks[track] = after;
    }

    /** Forgets what a view keeps. */
    void drop(int view) {
        Slice[] tracks = sections().get(view);
        changed |= Arrays.stream(tracks).anyMatch(track -> track.length() > 0);
        Arrays.fill(tracks, Slice.EMPTY);
    }

    /** Writes the row, if it has changed. */
    void save() {
        if (changed) {
            state.cold(ColdKey.ROW, encode());
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
                out.putSlice(body.toSlice());
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
        byte[] row = state.cold(ColdKey.ROW);
        if (row != null) {
            RowReader in = new RowReader(Slice.of(row));
            RowFormat.check(layout.entity(), "cold", in);
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
