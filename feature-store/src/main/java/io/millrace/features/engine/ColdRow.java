package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each track of each view keeps beside the hot row: a cold part of its own, read at first use and at most once.
 *
 * <p>As long as every event changes it, it lies in the hot row instead; the first event that does not change it puts it in its own place.
 * An entity with few events, each of which closes panes, is so read and written in one piece; one with many does not carry it along.
 */
final class ColdRow {

    private final CompiledLayout layout;
    private final RowState state;
    /** The row as it came with the hot row; null when it lies in its own place. */
    private final @Nullable Slice inHotRow;

    private @Nullable List<Slice[]> sections;
    private boolean changed;

    private ColdRow(CompiledLayout layout, RowState state, @Nullable Slice inHotRow) {
        this.layout = layout;
        this.state = state;
        this.inHotRow = inHotRow;
    }

    /** The row of an entity that has none. */
    static ColdRow none(CompiledLayout layout, RowState state) {
        ColdRow row = new ColdRow(layout, state, null);
        row.sections = row.none();
        return row;
    }

    /** The row of an entity whose hot row is being read. */
    static ColdRow decode(CompiledLayout layout, RowState state, RowReader hot) {
        return new ColdRow(layout, state, hot.unsignedByte() == 0 ? null : hot.slice());
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

    /** Writes it into the hot row if it has changed, else into its own place if it is not there yet. */
    void save(RowWriter hot) {
        hot.putByte(changed ? 1 : 0);
        if (changed) {
            hot.putSlice(encode().toSlice());
        } else if (inHotRow != null && inHotRow.length() == 0) {
            remove();
        } else if (inHotRow != null) {
            RowWriter own = new RowWriter(inHotRow.length() + 1);
            RowFormat.encode(own);
            own.putAll(inHotRow);
            state.cold(ColdKey.ROW, own.toBytes());
        }
    }

    /** Removes it from its own place. */
    void remove() {
        state.cold(ColdKey.ROW, null);
    }

    private RowWriter encode() {
        RowWriter out = new RowWriter();
        for (ViewLayout view : layout.views()) {
            Slice[] tracks = sections().get(view.index());
            if (Arrays.stream(tracks).anyMatch(track -> track.length() > 0)) {
                RowWriter body = new RowWriter();
                Arrays.stream(tracks).forEach(body::putSlice);
                out.putFixed(view.hash());
                out.putSlice(body.toSlice());
            }
        }
        return out;
    }

    private List<Slice[]> sections() {
        if (sections == null) {
            sections = none();
            RowReader in = inHotRow == null ? ownPlace() : inHotRow.reader();
            while (in != null && !in.atEnd()) {
                int view = layout.viewOf(in.fixed());
                RowReader part = in.slice().reader();
                Slice[] tracks = view < 0 ? new Slice[0] : sections.get(view);
                for (int i = 0; i < tracks.length; i++) {
                    tracks[i] = part.slice();
                }
            }
        }
        return sections;
    }

    private @Nullable RowReader ownPlace() {
        byte[] row = state.cold(ColdKey.ROW);
        if (row == null) {
            return null;
        }
        RowReader in = new RowReader(Slice.of(row));
        RowFormat.check(layout.entity(), "cold", in);
        return in;
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
