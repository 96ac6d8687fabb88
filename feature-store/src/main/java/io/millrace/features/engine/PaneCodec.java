package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;

/**
 * Panes of one window as bytes, and which block they belong to.
 *
 * @param track whose groups they are
 * @param hop length of a pane in milliseconds
 * @param size panes of a block
 */
record PaneCodec(TrackLayout track, long hop, long size) {

    private static final long SMALLEST_BLOCK = 8;

    /** Blocks of about the square root of the panes in a window. */
    static PaneCodec of(TrackLayout track, PanedWindow window) {
        long panes = window.length() / window.hop();
        return new PaneCodec(track, window.hop(), Math.max(SMALLEST_BLOCK, Math.round(Math.sqrt(panes))));
    }

    /** The block of a pane. */
    long block(long pane) {
        return Math.floorDiv(pane, size);
    }

    /** The first pane of a block. */
    long firstPane(long block) {
        return block * size;
    }

    /** A group that has seen nothing. */
    Partials empty() {
        return track.empty();
    }

    /** A group that begins with a pane. */
    Slice encode(long pane, Partials partials) {
        RowWriter out = new RowWriter();
        out.origin(pane * hop);
        partials.encode(out);
        return Slice.of(out.toBytes());
    }

    Partials decode(long pane, Slice bytes) {
        RowReader in = bytes.reader();
        in.origin(pane * hop);
        Partials partials = empty();
        partials.decode(in);
        return partials;
    }
}
