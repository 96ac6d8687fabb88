package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The track of a {@link PanedWindow}: the open pane, which is that of the view's newest event, and a running total of
 * the closed ones, both in the hot row; the closed panes themselves in the cold one.
 *
 * <p>The total holds the closed panes from {@code from} on. Nothing is ever subtracted from it: when its oldest pane has
 * left the window it is taken anew from the panes that are still in, oldest first. Until then the cold row is not read.
 */
final class PanedTrack implements Track {

    /** The oldest pane of an empty total: later than any. */
    private static final long NONE = Long.MAX_VALUE;

    private final TrackLayout layout;
    private final PanedWindow window;
    private final long history;
    private final Sections cold;

    private long newest;
    private long open;
    private Partials openPane;
    private Partials total;
    private long from;
    private long oldest = NONE;
    private @Nullable ClosedPanes closed;
    private boolean changed;

    PanedTrack(TrackLayout layout, PanedWindow window, long history, long newest, Sections cold) {
        this.layout = layout;
        this.window = window;
        this.history = history;
        this.newest = newest;
        this.cold = cold;
        this.open = window.pane(newest);
        this.from = window.firstPane(newest);
        this.openPane = layout.empty();
        this.total = layout.empty();
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
        long last = window.pane(asOf);
        Partials answer = layout.empty();
        if (first < open) {
            if (!totalIsOf(first, last) && asOf >= newest) {
                takeTotal(first);
            }
            if (totalIsOf(first, last)) {
                answer.merge(total);
            } else {
                closed().mergeInto(answer, first, last);
            }
        }
        if (first <= open && open <= last) {
            answer.merge(openPane);
        }
        return answer;
    }

    /** Whether the total is the merge of just the closed panes from first to last. */
    private boolean totalIsOf(long first, long last) {
        return from <= first && first <= oldest && (open - 1 <= last || oldest == NONE);
    }

    private void takeTotal(long first) {
        total = layout.empty();
        oldest = closed().mergeInto(total, first, open - 1).orElse(NONE);
        from = first;
    }

    @Override
    public void advance(long time) {
        long closing = open;
        newest = time;
        open = window.pane(time);
        if (open == closing || openPane.isEmpty()) {
            return;
        }
        closed().put(closing, openPane);
        closed().dropBefore(firstKept());
        changed = true;
        long first = window.firstPane(time);
        if (first <= Math.min(oldest, closing)) {
            total.merge(openPane);
            oldest = Math.min(oldest, closing);
        } else {
            takeTotal(first);
        }
        openPane = layout.empty();
    }

    /** The first pane that a read within the history can still need. */
    private long firstKept() {
        return window.firstPane(newest - history);
    }

    @Override
    public void count(@Nullable Object[] values, long time) {
        long pane = window.pane(time);
        if (pane == open) {
            openPane.add(values, time);
        } else if (pane >= firstKept()) {
            correct(pane, values, time);
        }
    }

    /** A late event: into its closed pane, and into the total if that holds the pane. */
    private void correct(long pane, @Nullable Object[] values, long time) {
        Partials late = closed().get(pane);
        late.add(values, time);
        closed().put(pane, late);
        changed = true;
        if (pane >= from) {
            total.add(values, time);
            oldest = Math.min(oldest, pane);
        }
    }

    private ClosedPanes closed() {
        if (closed == null) {
            closed = new ClosedPanes(layout, window.hop(), cold.section(layout.position()));
        }
        return closed;
    }

    @Override
    public void encode(RowWriter hot) {
        hot.putUnsigned(open - from);
        hot.putUnsigned(oldest == NONE ? 0 : open - oldest);
        openPane.encode(hot);
        total.encode(hot);
    }

    @Override
    public void decode(RowReader hot) {
        from = open - hot.unsigned();
        long age = hot.unsigned();
        oldest = age == 0 ? NONE : open - age;
        openPane.decode(hot);
        total.decode(hot);
    }

    @Override
    public @Nullable RowWriter changedSection() {
        return changed && closed != null ? closed.encode() : null;
    }
}
