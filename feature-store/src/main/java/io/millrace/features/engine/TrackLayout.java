package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One distinct window of a layout, or of a view where the window depends on that, and the features that share it;
 * {@code position} is its place in the row.
 */
record TrackLayout(int position, Window window, List<Slot> slots) {

    /** The track of an entity whose first event has this time. */
    Track begin(long time, long history, ColdRow cold) {
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

    /** The track as a hot row has it; {@code newest} is the time of the entity's newest event. */
    Track decode(RowReader hot, long newest, long history, ColdRow cold) {
        Track track = begin(newest, history, cold);
        track.decode(hot);
        return track;
    }

    /** A group in which no slot has seen anything. */
    Partials empty() {
        return new Partials(slots);
    }

    /** What an event of the matching views gives to each slot, null for nothing; null when the track has no part in it. */
    @Nullable
    Object @Nullable [] contributions(Event event, boolean[] matching) {
        boolean always = window.ofTheView() && matching[slots.get(0).view()];
        @Nullable Object[] values = always ? new Object[slots.size()] : null;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Object value = matching[slot.view()] ? slot.contribution(event) : null;
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
