package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The track of a {@link PanedWindow}: the open pane, which is that of the view's newest event, in the hot row; the closed ones and a
 * running total of them in cold parts.
 *
 * <p>The total is kept for reads: one that needs it and does not find it takes it from the panes, and if an event is counted in the same step
 * it is stored for the next. What is only counted never pays for it.
 */
final class PanedTrack implements Track {

    private final TrackLayout layout;
    private final PanedWindow window;
    private final PaneCodec codec;
    private final long history;
    private final ViewCold cold;

    private long newest;
    private long open;
    private Partials openPane;
    /** The closed panes; null until they are needed. */
    private @Nullable ClosedPanes closed;
    /** The total; null when it is to be taken anew, or is not needed yet. */
    private @Nullable PaneTotal total;

    private boolean changed;

    PanedTrack(TrackLayout layout, PanedWindow window, long history, long newest, ViewCold cold) {
        this.layout = layout;
        this.window = window;
        this.codec = new PaneCodec(layout, window.hop());
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
            mergeClosed(answer, first, last, asOf >= newest);
        }
        if (first <= open && open <= last) {
            answer.merge(openPane);
        }
        return answer;
    }

    private void mergeClosed(Partials answer, long first, long last, boolean latest) {
        ClosedPanes panes = closed();
        if (latest && (total == null || !total.beginsWith(first))) {
            Partials sum = layout.empty();
            long oldest = panes.mergeInto(sum, first, open - 1).orElse(PaneTotal.NONE);
            total = new PaneTotal(first, oldest, sum);
            changed = true;
        }
        if (total != null && total.beginsWith(first) && (open - 1 <= last || total.isEmpty())) {
            answer.merge(total.sum());
        } else {
            panes.mergeInto(answer, first, last);
        }
    }

    @Override
    public void advance(long time) {
        long closing = open;
        newest = time;
        open = window.pane(time);
        if (open == closing || openPane.isEmpty()) {
            return;
        }
        ClosedPanes panes = closed();
        panes.dropBefore(firstKept());
        if (closing >= firstKept()) {
            panes.close(closing, openPane, firstKept());
        }
        total = total == null ? null : total.close(closing, openPane, window.firstPane(time));
        openPane = layout.empty();
        changed = true;
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
            closed().add(pane, values, time);
            if (total != null) {
                total.add(pane, values, time);
            }
            changed = true;
        }
    }

    private ClosedPanes closed() {
        if (closed == null) {
            closed = new ClosedPanes(codec, cold);
            RowReader in = cold.kept(layout.position());
            if (in.atEnd()) {
                total = new PaneTotal(window.firstPane(newest), PaneTotal.NONE, layout.empty());
            } else {
                total = in.unsignedByte() == 0 ? null : PaneTotal.decode(codec, in);
                closed.decode(in);
            }
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
        if (closed == null || !changed) {
            return;
        }
        closed.save(window.firstPane(newest));
        RowWriter out = new RowWriter();
        if (!closed.isEmpty()) {
            out.putByte(total == null ? 0 : 1);
            if (total != null) {
                total.encode(codec, out);
            }
            closed.encode(out);
        }
        cold.kept(layout.position(), out);
    }
}
