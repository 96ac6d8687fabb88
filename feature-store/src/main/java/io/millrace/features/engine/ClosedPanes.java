package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The closed panes of one rolling window that hold something, oldest first: a section of the cold row. A pane stays
 * bytes until it is merged or corrected, so that closing one does not decode the others.
 */
final class ClosedPanes {

    private record Pane(long index, Slice bytes) {}

    private final TrackLayout layout;
    private final long hop;
    private final List<Pane> panes = new ArrayList<>();

    ClosedPanes(TrackLayout layout, long hop, RowReader section) {
        this.layout = layout;
        this.hop = hop;
        while (!section.atEnd()) {
            long index = panes.isEmpty() ? section.signed() : newestIndex() + section.unsigned();
            panes.add(new Pane(index, section.slice()));
        }
    }

    private long newestIndex() {
        return panes.get(panes.size() - 1).index();
    }

    /** Merges the panes from first to last, in time order, into a group; the index of the oldest of them, if any. */
    OptionalLong mergeInto(Partials target, long first, long last) {
        OptionalLong oldest = OptionalLong.empty();
        for (int i = search(first); i < panes.size() && panes.get(i).index() <= last; i++) {
            target.merge(decode(panes.get(i)));
            oldest = oldest.isEmpty() ? OptionalLong.of(panes.get(i).index()) : oldest;
        }
        return oldest;
    }

    /** What a pane holds: an empty group if nothing. */
    Partials get(long index) {
        int at = search(index);
        return at < panes.size() && panes.get(at).index() == index ? decode(panes.get(at)) : layout.empty();
    }

    /** Sets what a pane holds. */
    void put(long index, Partials partials) {
        RowWriter out = new RowWriter();
        out.origin(index * hop);
        partials.encode(out);
        Pane pane = new Pane(index, Slice.of(out.toBytes()));
        int at = search(index);
        if (at < panes.size() && panes.get(at).index() == index) {
            panes.set(at, pane);
        } else {
            panes.add(at, pane);
        }
    }

    void dropBefore(long index) {
        panes.subList(0, search(index)).clear();
    }

    /** The position of the first pane that is not before an index. */
    private int search(long index) {
        int low = 0;
        int high = panes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (panes.get(middle).index() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Partials decode(Pane pane) {
        RowReader in = pane.bytes().reader();
        in.origin(pane.index() * hop);
        Partials partials = layout.empty();
        partials.decode(in);
        return partials;
    }

    RowWriter encode() {
        RowWriter out = new RowWriter();
        for (int i = 0; i < panes.size(); i++) {
            long index = panes.get(i).index();
            if (i == 0) {
                out.putSigned(index);
            } else {
                out.putUnsigned(index - panes.get(i - 1).index());
            }
            out.putSlice(panes.get(i).bytes());
        }
        return out;
    }
}
