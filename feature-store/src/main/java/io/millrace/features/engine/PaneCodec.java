package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;

/**
 * Groups of one window as bytes.
 *
 * @param track whose groups they are
 * @param hop length of a pane in milliseconds
 */
record PaneCodec(TrackLayout track, long hop) {

    /** The place of the track in its view. */
    int position() {
        return track.position();
    }

    /** A group that has seen nothing. */
    Partials empty() {
        return track.empty();
    }

    /** A group that begins with a pane. */
    Slice encode(long pane, Partials partials) {
        RowWriter out = new RowWriter();
        encode(pane, partials, out);
        return out.toSlice();
    }

    void encode(long pane, Partials partials, RowWriter out) {
        out.origin(pane * hop);
        partials.encode(out);
    }

    Partials decode(long pane, Slice bytes) {
        return decode(pane, bytes.reader());
    }

    Partials decode(long pane, RowReader in) {
        in.origin(pane * hop);
        Partials partials = empty();
        partials.decode(in);
        return partials;
    }
}
