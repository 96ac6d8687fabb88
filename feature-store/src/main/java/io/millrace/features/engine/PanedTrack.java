package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The track of a {@link PanedWindow}: the open pane, which is that of the view's newest event; the closed ones; and a running total of
 * these. An event goes into its pane when the track is written; until then reads add it to what they take from the panes.
 *
 * <p>The total is kept for reads: one that needs it and does not find it takes it from the panes, and if the next events will find it
 * useful it is stored for them. What is only counted never pays for it.
 */
final class PanedTrack implements Track {

    private final TrackLayout layout;
    private final PanedWindow window;
    private final PaneCodec codec;
    private final long history;
    private final ViewCold cold;

    /** Events that are not in their panes yet, in the order of coming. */
    private final List<Given> waiting = new ArrayList<>();
    /** The newest event time of the view. */
    private long latest;

    /** The same for what is in the panes. */
    private long newest;

    private long open;
    private Pane openPane;
    /** The closed panes as they are written, which they are until they are needed. */
    private Slice written = Slice.EMPTY;

    private @Nullable ClosedPanes closed;
    /** The total; null when it is to be taken anew, or is not needed yet. */
    private @Nullable PaneTotal total;

    /** The last answer for a time at which all events lie in the past: it is the same until the oldest of its panes leaves the window. */
    private @Nullable PaneTotal answered;

    private boolean changed;
    private boolean worthWriting;
    private boolean resting;

    PanedTrack(TrackLayout layout, PanedWindow window, long history, long newest, ViewCold cold) {
        this.layout = layout;
        this.window = window;
        this.codec = new PaneCodec(layout, window.hop());
        this.history = history;
        this.latest = newest;
        this.newest = newest;
        this.cold = cold;
        this.open = window.pane(newest);
        this.openPane = new Pane(layout);
    }

    @Override
    public TrackLayout layout() {
        return layout;
    }

    @Override
    public @Nullable String refusal(long asOf, long viewNewest) {
        return null;
    }

    @Override
    public Partials at(long asOf) {
        long first = window.firstPane(asOf);
        boolean ofAll = asOf >= latest;
        if (ofAll && answered != null && answered.beginsWith(first)) {
            return answered.sum();
        }
        long last = window.pane(asOf);
        Partials answer = layout.empty();
        long oldest = first < open ? mergeClosed(answer, first, last, asOf >= newest) : PaneTotal.NONE;
        if (first <= open && open <= last && !openPane.isEmpty()) {
            openPane.mergeInto(answer);
            oldest = Math.min(oldest, open);
        }
        for (Given event : waiting) {
            long pane = window.pane(event.time());
            if (first <= pane && pane <= last) {
                answer.add(event);
                oldest = Math.min(oldest, pane);
            }
        }
        answered = ofAll ? new PaneTotal(first, oldest, answer) : answered;
        return answer;
    }

    @Override
    public long holdsUntil(long asOf) {
        if (answered == null || !answered.beginsWith(window.firstPane(asOf))) {
            return asOf;
        }
        return answered.isEmpty() ? Long.MAX_VALUE : window.lastBeginningWith(answered.oldest());
    }

    /** Merges the closed panes from first to last; the oldest that holds something. */
    private long mergeClosed(Partials answer, long first, long last, boolean ofAll) {
        ClosedPanes panes = closed();
        if (ofAll && (total == null || !total.beginsWith(first))) {
            Partials sum = layout.empty();
            long oldest = panes.mergeInto(sum, first, open - 1).orElse(PaneTotal.NONE);
            total = new PaneTotal(first, oldest, sum);
            changed = true;
            worthWriting |= first == window.firstPane(latest); // as for the event before, so perhaps for the next one
        }
        if (total != null && total.beginsWith(first) && (open - 1 <= last || total.isEmpty())) {
            answer.merge(total.sum());
            return total.oldest();
        }
        return panes.mergeInto(answer, first, last).orElse(PaneTotal.NONE);
    }

    @Override
    public void rest() {
        closed = null;
        total = null;
        written = Slice.EMPTY;
        resting = true;
    }

    @Override
    public void count(@Nullable Object @Nullable [] values, long time) {
        latest = Math.max(latest, time);
        answered = null;
        if (values != null) {
            waiting.add(new Given(time, values));
        }
    }

    @Override
    public boolean isWorthWriting() {
        return worthWriting;
    }

    @Override
    public void save(RowWriter row) {
        long firstKept = window.firstPane(latest - history);
        for (Given event : waiting) {
            if (window.pane(event.time()) >= firstKept) {
                advance(event.time(), firstKept);
                add(event);
            }
        }
        advance(latest, firstKept);
        waiting.clear();
        openPane.encode(row);
        row.putSlice(closed == null || !changed ? written : write(closed, firstKept));
    }

    private Slice write(ClosedPanes panes, long firstKept) {
        panes.save(window.firstPane(newest), firstKept);
        RowWriter out = new RowWriter();
        if (!panes.isEmpty()) {
            RowWriter sum = new RowWriter();
            if (total != null) {
                total.encode(codec, sum);
            }
            boolean kept = total != null && sum.toSlice().length() <= PaneCodec.LARGEST_MERGE;
            out.putByte(kept ? 1 : 0);
            if (kept) {
                out.putAll(sum.toSlice());
            }
            panes.encode(out);
        }
        return out.toSlice();
    }

    @Override
    public void decode(RowReader row) {
        openPane = Pane.decode(layout, row);
        written = row.slice();
    }

    /** Closes the open pane if a time lies beyond it; panes before the first that a read within the history can still need are dropped. */
    private void advance(long time, long firstKept) {
        if (time <= newest) {
            return;
        }
        long closing = open;
        newest = time;
        open = window.pane(time);
        if (open == closing || openPane.isEmpty()) {
            return;
        }
        ClosedPanes panes = closed();
        if (closing >= firstKept) {
            panes.close(closing, openPane);
        }
        total = total == null ? null : total.close(closing, openPane, window.firstPane(time));
        openPane = new Pane(layout);
        changed = true;
    }

    private void add(Given event) {
        long pane = window.pane(event.time());
        if (pane == open) {
            openPane.add(event);
        } else {
            closed().add(pane, event);
            if (total != null) {
                total.add(pane, event);
            }
            changed = true;
        }
    }

    private ClosedPanes closed() {
        if (resting) {
            throw new IllegalStateException(
                    "the panes of a track at rest are wanted; its row is to be read again first");
        }
        if (closed == null) {
            closed = new ClosedPanes(codec, cold);
            RowReader in = written.reader();
            if (!in.atEnd()) {
                total = in.unsignedByte() == 0 ? null : PaneTotal.decode(codec, in);
                closed.decode(in);
            }
        }
        return closed;
    }
}
