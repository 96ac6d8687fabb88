package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** What an event of the view gives to each slot, null for nothing; null when the track has no part in it. */
    @Nullable
    Object @Nullable [] contributions(Event event) {
        @Nullable Object[] values = window.ofTheView() ? new Object[slots.size()] : null;
        for (int i = 0; i < slots.size(); i++) {
            Object value = slots.get(i).contribution(event);
            if (value != null) {
                if (values == null) {
                    values = new Object[slots.size()];
                }
                values[i] = value;
            }
        }
        return values;
    }
}
