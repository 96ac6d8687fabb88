package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import org.jspecify.annotations.Nullable;

/** The cold parts that one view keeps of one entity. */
final class ViewCold {

    private final String entity;
    private final int view;
    private final long hash;
    private final ColdRow row;
    private final RowState state;
    private boolean dropped;

    ViewCold(String entity, int view, long hash, ColdRow row, RowState state) {
        this.entity = entity;
        this.view = view;
        this.hash = hash;
        this.row = row;
        this.state = state;
    }

    /** What the tracks have counted; no bytes for nothing. */
    Slice counted() {
        return row.get(view);
    }

    void counted(RowWriter counted) {
        row.put(view, counted.toSlice());
    }

    /** Generation of what is being written. */
    long generation() {
        return row.next();
    }

    /** A part to be written, with its head. */
    RowWriter part() {
        RowWriter part = new RowWriter();
        RowFormat.encode(part);
        part.putSigned(generation());
        return part;
    }

    /** The list of a track's blocks, which is of that generation. */
    RowReader blocks(int track, long generation) {
        return RowFormat.part(entity, "list of blocks", state.cold(ColdKey.blocks(hash, track)), generation);
    }

    void blocks(int track, @Nullable RowWriter blocks) {
        state.cold(ColdKey.blocks(hash, track), blocks == null ? null : blocks.toBytes());
    }

    /** A block of a track, which is of that generation. */
    RowReader block(int track, long first, long generation) {
        return RowFormat.part(entity, "block", state.cold(ColdKey.block(hash, track, first)), generation);
    }

    void block(int track, long first, @Nullable RowWriter block) {
        state.cold(ColdKey.block(hash, track, first), block == null ? null : block.toBytes());
    }

    /** Forgets everything, and begins with nothing. */
    void drop() {
        row.put(view, Slice.EMPTY);
        dropped = true;
    }

    /** Removes what was forgotten; to be called before anything is written. */
    void save() {
        if (dropped) {
            state.dropCold(ColdKey.view(hash));
        }
    }
}
