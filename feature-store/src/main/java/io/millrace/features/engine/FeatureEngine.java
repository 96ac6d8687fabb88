package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts events into the state rows of entities and evaluates their features at the time asked. Pure: the state is a
 * function of the events in the order given, and nothing else is kept between calls, so one engine serves any number of
 * entities and threads (calls for one row must not overlap with a write to it).
 *
 * <p>Reading at or after a view's newest event of an entity, windows are exact at the head and end within one hop at the tail. Up to
 * {@code history} before it they are exact to a hop at both ends: an event later than the time of reading is seen if it
 * lies in the same pane. Earlier still every feature of the view is INVALID. A late event is counted in every window that a read can
 * still ask for; in a window whose panes of that time are gone no read could have seen it.
 *
 * <p>Times are epoch milliseconds, at most 10<sup>15</sup> either way; others are refused with
 * {@link IllegalArgumentException}. What a view kept under another definition is left
 * out; a row of another format is refused with {@link RowFormatException}, an event that makes a part of a row larger than a record of
 * Kafka with {@link RowTooLargeException}. Whatever is thrown, nothing has been written.
 */
public final class FeatureEngine {

    private final CompiledLayout layout;
    private final boolean[] all;

    /** An engine for the rows of one entity type. */
    public FeatureEngine(EntityLayout layout) {
        this.layout = new CompiledLayout(layout);
        this.all = ReadRow.all(this.layout);
    }

    /** The features as {@code view:feature}, in the order of answers. */
    public List<String> names() {
        return layout.names();
    }

    /** The position of {@code view:feature} in answers; {@link IllegalArgumentException} if there is no such feature. */
    public int position(String feature) {
        return layout.position(feature);
    }

    /** Which views features are of, in the order of the layout. */
    public boolean[] viewsOf(List<String> features) {
        boolean[] views = new boolean[layout.views().size()];
        for (ViewLayout view : layout.views()) {
            String prefix = view.view().name() + ":";
            views[view.index()] = features.stream().anyMatch(feature -> feature.startsWith(prefix));
        }
        return views;
    }

    /** The features at a time. Reads the hot row, cold parts only if needed, and writes nothing. */
    public Answer read(RowState state, long asOf) {
        return open(state).at(asOf, all);
    }

    /** The features at a time, or at that of the entity's newest event where this is later. */
    public Answer readLatest(RowState state, long asOf) {
        ReadRow opened = open(state);
        return opened.at(opened.latest(asOf), all);
    }

    /** A row to be read, perhaps more than once while it does not change. */
    public ReadRow open(RowState state) {
        return new ReadRow(layout, state);
    }

    /**
     * The features at the time of an event as they are before it, which is then counted: what was given earlier is seen,
     * even at the same time; the event itself is not. One read and one write of the hot row; cold parts are read for the
     * answer, and written when enough events wait.
     */
    public Answer answerThenCount(RowState state, Event event) {
        EventTime.checked("event time", event.time());
        boolean[] matching = matching(event);
        EntityRow row = EntityRow.load(layout, state);
        Answer answer = answer(layout, row, event.time(), all);
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

    /**
     * Removes what views have kept of an entity beyond their time to live, at a time that no event will be at or before: it is not in any
     * answer for a later event. Without a view left, the row goes too.
     *
     * @return the views that have been removed from the row
     */
    public List<String> expire(RowState state, long watermark) {
        EntityRow row = EntityRow.load(layout, state);
        List<String> expired = row.expire(watermark);
        if (!expired.isEmpty()) {
            row.save();
        }
        return expired;
    }

    /**
     * The shortest time, in milliseconds, that a view keeps an entity without a new event; {@link Long#MAX_VALUE} when all keep them
     * for ever.
     */
    public long shortestRetention() {
        return layout.views().stream()
                .mapToLong(ViewLayout::retentionMillis)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private boolean @Nullable [] matching(Event event) {
        boolean[] matching = new boolean[layout.views().size()];
        boolean any = false;
        for (int view = 0; view < matching.length; view++) {
            matching[view] = layout.views().get(view).view().where().test().test(event);
            any |= matching[view];
        }
        return any ? matching : null;
    }

    /** An answer of some views of a row. */
    static Answer answer(CompiledLayout layout, EntityRow row, long asOf, boolean[] views) {
        long newest = row.newest();
        Answer answer = new Answer(layout, asOf, newest == ViewRow.NEVER ? null : newest);
        for (ViewRow view : row.views()) {
            if (views[view.layout().index()]) {
                answer(view, asOf, answer);
            }
        }
        return answer;
    }

    /** Sets the features of a view, and what is derived from them. */
    static void answer(ViewRow view, long asOf, Answer answer) {
        ViewLayout layout = view.layout();
        if (view.newest() == ViewRow.NEVER || view.isOver(asOf)) {
            refuse(view, Status.NOT_FOUND, null, answer);
        } else if (asOf < view.newest() - layout.history()) {
            refuse(view, Status.INVALID, tooEarly(view), answer);
        } else if (asOf - view.newest() > layout.timeToLive()) {
            refuse(view, Status.OUTSIDE_MAX_AGE, null, answer);
        } else {
            for (Track track : view.tracks()) {
                answer(track.layout(), track.at(asOf), track.refusal(asOf, view.newest()), asOf, answer);
            }
        }
        answer.derive(layout);
    }

    /** Sets those features of a view that move with time, where all others are set and no event has come or left. */
    static void move(ViewRow view, long asOf, Answer answer) {
        for (Track track : view.tracks()) {
            List<Slot> slots = track.layout().slots();
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).aggregate().movesWithTime()) {
                    answer(slots.get(i), track.at(asOf), i, null, asOf, answer);
                }
            }
        }
        answer.derive(view.layout());
    }

    private static void answer(TrackLayout track, Partials found, @Nullable String refusal, long asOf, Answer answer) {
        for (int i = 0; i < track.slots().size(); i++) {
            answer(track.slots().get(i), found, i, refusal, asOf, answer);
        }
    }

    private static void answer(
            Slot slot, Partials found, int index, @Nullable String refusal, long asOf, Answer answer) {
        String reason = refusal == null ? found.refusal(index) : refusal;
        if (reason == null) {
            answer.set(slot.position(), found.result(index, asOf));
        } else {
            answer.set(slot.position(), Status.INVALID, null, reason);
        }
    }

    private static void refuse(ViewRow view, Status status, @Nullable String reason, Answer answer) {
        for (TrackLayout track : view.layout().tracks()) {
            for (Slot slot : track.slots()) {
                answer.set(slot.position(), status, null, reason);
            }
        }
    }

    private static String tooEarly(ViewRow view) {
        long history = view.layout().history();
        return "the time of reading is before " + (view.newest() - history) + ", which is the history of " + history
                + " ms before the view's newest event: read later, or keep a longer history";
    }
}
