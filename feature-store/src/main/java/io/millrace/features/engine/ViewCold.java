package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import org.jspecify.annotations.Nullable;

/** The cold parts that one view keeps of one entity, as its tracks see them. */
final class ViewCold {

    private final String entity;
    private final int view;
    private final long hash;
    private final TotalsRow totals;
    private final RowState state;
    private boolean dropped;

    ViewCold(String entity, int view, long hash, TotalsRow totals, RowState state) {
        this.entity = entity;
        this.view = view;
        this.hash = hash;
        this.totals = totals;
        this.state = state;
    }

    /** The total of a track; no bytes when it has none. */
    RowReader total(int track) {
        return totals.get(view, track);
    }

    void total(int track, RowWriter total) {
        totals.put(view, track, total);
    }

    /** The blocks of a track; null when it has none. */
    @Nullable
    RowReader blocks(int track) {
        return reader("blocks", ColdKey.blocks(hash, track));
    }

    void blocks(int track, @Nullable RowWriter blocks) {
        state.cold(ColdKey.blocks(hash, track), blocks == null ? null : blocks.toBytes());
    }

    /** A block of a track; null when it holds nothing. */
    @Nullable
    RowReader block(int track, long number) {
        return reader("block", ColdKey.block(hash, track, number));
    }

    void block(int track, long number, @Nullable RowWriter block) {
        state.cold(ColdKey.block(hash, track, number), block == null ? null : block.toBytes());
    }

    /** Forgets everything, and begins with nothing. */
    void drop() {
        totals.drop(view);
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
