package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Panes of one window, and groups of them, as bytes.
 *
 * @param track whose panes they are
 * @param hop length of a pane in milliseconds
 */
record PaneCodec(TrackLayout track, long hop) {

    /** A merge of panes of more bytes than that is not stored: long texts would take as much room again as in the panes. */
    static final int LARGEST_MERGE = 16 << 10;

    /** The place of the track in its view. */
    int position() {
        return track.position();
    }

    /** A group that has seen nothing. */
    Partials empty() {
        return track.empty();
    }

    /** A group of panes that begins with one. */
    void encode(long first, Partials group, RowWriter out) {
        out.origin(first * hop);
        group.encode(out);
    }

    Partials decode(long first, RowReader in) {
        in.origin(first * hop);
        Partials group = empty();
        group.decode(in);
        return group;
    }

    Slice encode(long number, Pane pane) {
        RowWriter out = new RowWriter();
        out.origin(number * hop);
        pane.encode(out);
        return out.toSlice();
    }

    Pane decode(long number, Slice bytes) {
        RowReader in = bytes.reader();
        in.origin(number * hop);
        return Pane.decode(track, in);
    }

    /** A pane with a late event in it too. */
    Slice with(long number, @Nullable Slice bytes, Given event) {
        Pane pane = bytes == null ? new Pane(track) : decode(number, bytes);
        pane.add(event);
        return encode(number, pane);
    }
}
