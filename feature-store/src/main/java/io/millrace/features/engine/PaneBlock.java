package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some neighbouring closed panes of a window: the merge of all, at hand, and the panes themselves, read when one of them is needed. A pane stays
 * bytes until it is merged or corrected.
 */
final class PaneBlock {

    private final PaneCodec codec;
    private final ViewCold cold;
    private final int track;
    private final long number;
    private final Partials total;
    private long oldest;
    private long newest;
    private @Nullable NavigableMap<Long, Slice> panes;
    private boolean changed;

    private PaneBlock(PaneCodec codec, ViewCold cold, int track, long number, Partials total) {
        this.codec = codec;
        this.cold = cold;
        this.track = track;
        this.number = number;
        this.total = total;
    }

    /** A block that holds nothing yet. */
    static PaneBlock empty(PaneCodec codec, ViewCold cold, int track, long number) {
        PaneBlock block = new PaneBlock(codec, cold, track, number, codec.empty());
        block.oldest = Long.MAX_VALUE;
        block.newest = Long.MIN_VALUE;
        block.panes = new TreeMap<>();
        return block;
    }

    /** A block from the list of blocks. */
    static PaneBlock listed(PaneCodec codec, ViewCold cold, int track, long number, RowReader list) {
        long oldest = codec.firstPane(number) + list.unsigned();
        long newest = oldest + list.unsigned();
        PaneBlock block =
                new PaneBlock(codec, cold, track, number, codec.decode(codec.firstPane(number), list.slice()));
        block.oldest = oldest;
        block.newest = newest;
        return block;
    }

    /** Writes it into the list of blocks. */
    void list(RowWriter out) {
        out.putUnsigned(oldest - codec.firstPane(number));
        out.putUnsigned(newest - oldest);
        out.putSlice(codec.encode(codec.firstPane(number), total));
    }

    /** Merges its panes from first to last into a group; the oldest of them, if any. */
    OptionalLong mergeInto(Partials target, long first, long last) {
        if (first <= oldest && newest <= last) {
            target.merge(total);
            return OptionalLong.of(oldest);
        }
        NavigableMap<Long, Slice> among = panes().subMap(first, true, last, true);
        among.forEach((pane, bytes) -> target.merge(codec.decode(pane, bytes)));
        return among.isEmpty() ? OptionalLong.empty() : OptionalLong.of(among.firstKey());
    }

    /** Takes a pane that is newer than all here. */
    void put(long pane, Partials partials) {
        total.merge(partials);
        set(pane, partials);
    }

    /** Adds a late event to its pane. */
    void add(long pane, @Nullable Object[] values, long time) {
        Slice bytes = panes().get(pane);
        Partials partials = bytes == null ? codec.empty() : codec.decode(pane, bytes);
        partials.add(values, time);
        total.add(values, time);
        set(pane, partials);
    }

    private void set(long pane, Partials partials) {
        panes().put(pane, codec.encode(pane, partials));
        oldest = Math.min(oldest, pane);
        newest = Math.max(newest, pane);
        changed = true;
    }

    private NavigableMap<Long, Slice> panes() {
        if (panes == null) {
            panes = new TreeMap<>();
            RowReader in = cold.block(track, number);
            long pane = codec.firstPane(number);
            while (in != null && !in.atEnd()) {
                pane += in.unsigned();
                panes.put(pane, in.slice());
            }
        }
        return panes;
    }

    /** Writes its panes, if one has changed. */
    void save() {
        if (!changed) {
            return;
        }
        RowWriter out = new RowWriter();
        RowFormat.encode(out);
        long before = codec.firstPane(number);
        for (Map.Entry<Long, Slice> pane : panes().entrySet()) {
            out.putUnsigned(pane.getKey() - before);
            out.putSlice(pane.getValue());
            before = pane.getKey();
        }
        cold.block(track, number, out);
    }
}
