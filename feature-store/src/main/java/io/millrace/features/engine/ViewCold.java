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

    /** The list of a track's blocks; null when it has none. */
    @Nullable
    RowReader blocks(int track) {
        return reader("blocks", ColdKey.blocks(hash, track));
    }

    void blocks(int track, @Nullable RowWriter blocks) {
        state.cold(ColdKey.blocks(hash, track), blocks == null ? null : blocks.toBytes());
    }

    /** A block of a track; null when it holds nothing. */
    @Nullable
    RowReader block(int track, long first) {
        return reader("block", ColdKey.block(hash, track, first));
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

    private @Nullable RowReader reader(String part, byte[] key) {
        byte[] bytes = dropped ? null : state.cold(key);
        if (bytes == null) {
            return null;
        }
        RowReader in = new RowReader(Slice.of(bytes));
        RowFormat.check(entity, part, in);
        return in;
    }
}
