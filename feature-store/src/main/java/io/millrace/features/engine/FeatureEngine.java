package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts events into the state rows of entities and evaluates their features at the time asked. Pure: the state is a
 * function of the events in the order given, and nothing else is kept between calls, so one engine serves any number of
 * entities and threads (calls for one row must not overlap with a write to it).
 *
 * <p>Reading at or after an entity's newest event, windows are exact at the head and end within one hop at the tail. Up to
 * {@code history} before it they are exact to a hop at both ends: an event later than the time of reading is seen if it
 * lies in the same pane. Earlier still every feature is INVALID. A late event is counted in every window that a read can
 * still ask for; in a window whose panes of that time are gone no read could have seen it.
 *
 * <p>Times are epoch milliseconds, at most 10<sup>15</sup> either way; others are refused with
 * {@link IllegalArgumentException}. A row of another layout is refused with {@link LayoutMismatchException}. Whatever is
 * thrown, nothing has been written.
 */
public final class FeatureEngine {

    private final CompiledLayout layout;

    /** An engine for the rows of one entity type. */
    public FeatureEngine(EntityLayout layout) {
        this.layout = new CompiledLayout(layout);
    }

    /** The features as {@code view:feature}, in the order of answers. */
    public List<String> names() {
        return layout.names();
    }

    /** The features at a time. Reads the hot row, the cold row only if needed, and writes nothing. */
    public Answer read(RowState state, long asOf) {
        EventTime.checked("time of reading", asOf);
        return answer(EntityRow.load(layout, state), asOf);
    }

    /**
     * The features at the time of an event as they are before it, which is then counted: what was given earlier is seen,
     * even at the same time; the event itself is not. One read and one write of the hot row; the cold row only where a
     * pane closes, expires, or is corrected.
     */
    public Answer answerThenCount(RowState state, Event event) {
        EventTime.checked("event time", event.time());
        boolean[] matching = matching(event);
        EntityRow row = EntityRow.load(layout, state);
        Answer answer = answer(row, event.time());
        if (matching != null) {
            row.count(event, matching);
            row.save();
        }
        return answer;
    }

    /** Counts an event. One that belongs to no view leaves the row untouched, and unread. */
    public void count(RowState state, Event event) {
        EventTime.checked("event time", event.time());
        boolean[] matching = matching(event);
        if (matching != null) {
            EntityRow row = EntityRow.load(layout, state);
            row.count(event, matching);
            row.save();
        }
    }

    private boolean @Nullable [] matching(Event event) {
        boolean[] matching = new boolean[layout.views().size()];
        boolean any = false;
        for (int view = 0; view < matching.length; view++) {
            matching[view] = layout.views().get(view).where().test().test(event);
            any |= matching[view];
        }
        return any ? matching : null;
    }

    private Answer answer(EntityRow row, long asOf) {
        if (row.isNew()) {
            return new Answer(layout, asOf, null, Status.NOT_FOUND, null);
        }
        if (asOf < row.newest() - layout.history()) {
            return new Answer(layout, asOf, row.newest(), Status.INVALID, tooEarly(row.newest()));
        }
        Answer answer = new Answer(layout, asOf, row.newest(), Status.NULL_VALUE, null);
        for (Track track : row.tracks()) {
            Partials found = track.at(asOf);
            List<Slot> slots = track.layout().slots();
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                long viewNewest = row.newest(slot.view());
                String refusal = track.refusal(asOf, viewNewest);
                if (refusal == null) {
                    refusal = found.refusal(i);
                }
                if (outsideMaxAge(slot.view(), viewNewest, asOf)) {
                    answer.set(slot.position(), Status.OUTSIDE_MAX_AGE, null, null);
                } else if (refusal != null) {
                    answer.set(slot.position(), Status.INVALID, null, refusal);
                } else {
                    answer.set(slot.position(), found.result(i, asOf));
                }
            }
        }
        return answer;
    }

    private String tooEarly(long newest) {
        return "the time of reading is before " + (newest - layout.history()) + ", which is the history of "
                + layout.history() + " ms before the entity's newest event: read later, or keep a longer history";
    }

    private boolean outsideMaxAge(int view, long viewNewest, long asOf) {
        long ttl = layout.timeToLive(view);
        return viewNewest != EntityRow.NEVER && asOf - viewNewest > ttl;
    }
}
