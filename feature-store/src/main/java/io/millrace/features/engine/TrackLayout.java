package io.millrace.features.engine;

import java.util.List;

/** One distinct window of a view and the features that share it; {@code position} is its place in the row. */
record TrackLayout(int position, Window window, List<Slot> slots) {

    /** The track of an entity whose newest event of the view has this time, with nothing in it. */
    Track begin(long time, long history, ViewCold cold) {
        if (window instanceof PanedWindow paned) {
            return new PanedTrack(this, paned, history, time, cold);
        }
        if (window instanceof SessionWindow session) {
            return new SessionTrack(this, session, history, time);
        }
        if (window instanceof LastEventsWindow last) {
            return new LastEventsTrack(this, last);
        }
        return new LifetimeTrack(this);
    }

    /** A group in which no slot has seen anything. */
    Partials empty() {
        return new Partials(slots);
    }
}
