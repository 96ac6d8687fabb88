package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The track of a {@link PanedWindow}: the open pane, which is that of the view's newest event, in the hot row; a running
 * total of the closed ones, and these themselves, in cold parts.
 *
 * <p>The total holds the closed panes from {@code from} on. Nothing is ever subtracted from it: when its oldest pane has
 * left the window it is taken anew from what is still in, oldest first. Until then the closed panes are not read.
 */
final class PanedTrack implements Track {

    /** The oldest pane of an empty total: later than any. */
    private static final long NONE = Long.MAX_VALUE;

    private final TrackLayout layout;
    private final PanedWindow window;
    private final long history;
    private final ViewCold cold;

    private long newest;
    private long open;
    private Partials openPane;
    private @Nullable Partials total;
    private long from;
    private long oldest = NONE;
    private boolean totalChanged;
    private @Nullable ClosedPanes closed;

    PanedTrack(TrackLayout layout, PanedWindow window, long history, long newest, ViewCold cold) {
        this.layout = layout;
        this.window = window;
        this.history = history;
        this.newest = newest;
        this.cold = cold;
        this.open = window.pane(newest);
        this.openPane = layout.empty();
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
                answer.merge(total());
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
        total();
        return from <= first && first <= oldest && (open - 1 <= last || oldest == NONE);
    }

    private void takeTotal(long first) {
        Partials taken = layout.empty();
        oldest = closed().mergeInto(taken, first, open - 1).orElse(NONE);
        from = first;
        total = taken;
        totalChanged = true;
    }

    private Partials total() {
        if (total == null) {
            Partials read = layout.empty();
            RowReader in = cold.total(layout.position());
            from = in.atEnd() ? window.firstPane(newest) : in.signed();
            if (!in.atEnd()) {
                long age = in.unsigned();
                oldest = age == 0 ? NONE : from + age - 1;
                in.origin(from * window.hop());
                read.decode(in);
            }
            total = read;
        }
        return total;
    }

    @Override
    public void advance(long time) {
        long closing = open;
        Partials full = openPane;
        Partials before = full.isEmpty() || window.pane(time) == closing ? null : total();
        newest = time;
        open = window.pane(time);
        if (before == null) {
            return;
        }
        openPane = layout.empty();
        closed().put(closing, full);
        closed().dropBefore(firstKept());
        long first = window.firstPane(time);
        if (first <= Math.min(oldest, closing)) {
            before.merge(full);
            oldest = Math.min(oldest, closing);
            totalChanged = true;
        } else {
            takeTotal(first);
        }
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
        Partials sum = total();
        closed().add(pane, values, time);
        if (pane >= from) {
            sum.add(values, time);
            oldest = Math.min(oldest, pane);
            totalChanged = true;
        }
    }

    private ClosedPanes closed() {
        if (closed == null) {
            closed = new ClosedPanes(PaneCodec.of(layout, window), cold);
        }
        return closed;
    }

    @Override
    public void encode(RowWriter hot) {
        openPane.encode(hot);
    }

    @Override
    public void decode(RowReader hot) {
        openPane.decode(hot);
    }

    @Override
    public void saveCold() {
        if (closed != null) {
            closed.save();
        }
        if (totalChanged && total != null) {
            RowWriter out = new RowWriter();
            out.putSigned(from);
            out.putUnsigned(oldest == NONE ? 0 : oldest - from + 1);
            out.origin(from * window.hop());
            total.encode(out);
            cold.total(layout.position(), out);
        }
    }
}
