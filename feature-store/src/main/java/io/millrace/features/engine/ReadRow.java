package io.millrace.features.engine;

import java.util.Arrays;

/**
 * The row of an entity that is read, perhaps again and again, as long as it does not change: what a read has decoded and merged the next one
 * finds. For one thread at a time.
 */
public final class ReadRow {

    /** In memory, beside the bytes of the row. */
    private static final int BYTES_OF_A_FEATURE = 96;

    private final CompiledLayout layout;
    private final EntityRow row;

    ReadRow(CompiledLayout layout, RowState stored) {
        this.layout = layout;
        this.row = EntityRow.load(layout, stored);
    }

    /** The features of some views at a time; what the others have is NOT_FOUND. */
    public Answer at(long asOf, boolean[] views) {
        EventTime.checked("time of reading", asOf);
        Answer answer = FeatureEngine.answer(layout, row, asOf, views);
        row.views().forEach(ViewRow::rest);
        return answer;
    }

    /** The same at a time, or at that of the entity's newest event where this is later. */
    public Answer latest(long asOf, boolean[] views) {
        return at(Math.max(asOf, row.newest()), views);
    }

    /** About how many bytes of memory it takes. */
    public int weight() {
        return row.bytes() + layout.names().size() * BYTES_OF_A_FEATURE;
    }

    /** All views of a layout. */
    static boolean[] all(CompiledLayout layout) {
        boolean[] all = new boolean[layout.views().size()];
        Arrays.fill(all, true);
        return all;
    }
}
