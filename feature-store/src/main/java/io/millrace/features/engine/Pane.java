package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/** What the events of one pane give to a track: as it was given while it is one event, a group from the second on. */
final class Pane {

    private static final int NOTHING = 0;
    private static final int ONE_EVENT = 1;
    private static final int GROUP = 2;

    private final TrackLayout track;
    private @Nullable Given only;
    private @Nullable Partials group;

    /** A pane without events. */
    Pane(TrackLayout track) {
        this.track = track;
    }

    /** Reads what {@link #encode} wrote. */
    static Pane decode(TrackLayout track, RowReader in) {
        Pane pane = new Pane(track);
        int kind = in.unsignedByte();
        if (kind == ONE_EVENT) {
            pane.only = Given.decode(in, track.slots().size());
        } else if (kind == GROUP) {
            pane.group = track.empty();
            pane.group.decode(in);
        }
        return pane;
    }

    void encode(RowWriter out) {
        if (only != null) {
            out.putByte(ONE_EVENT);
            only.encode(out);
        } else if (group != null) {
            out.putByte(GROUP);
            group.encode(out);
        } else {
            out.putByte(NOTHING);
        }
    }

    boolean isEmpty() {
        return only == null && group == null;
    }

    void add(Given event) {
        if (isEmpty()) {
            only = event;
            return;
        }
        if (group == null) {
            group = track.empty();
            mergeInto(group);
            only = null;
        }
        group.add(event);
    }

    void mergeInto(Partials target) {
        if (only != null) {
            target.add(only);
        } else if (group != null) {
            target.merge(group);
        }
    }
}
