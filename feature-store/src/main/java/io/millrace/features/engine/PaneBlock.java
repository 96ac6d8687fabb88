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
 * Some closed panes of a window that follow each other: the merge of all, while it is of use, and the panes themselves, read when one of them
 * is needed.
 */
final class PaneBlock {

    private final PaneCodec codec;
    private final ViewCold cold;
    private final long first;
    private long newest;
    /** That of its panes as they are stored. */
    private long generation;
    /** The merge of all; no bytes when it is not at hand. */
    private Slice total = Slice.EMPTY;

    private @Nullable NavigableMap<Long, Slice> panes;
    private boolean changed;

    private PaneBlock(PaneCodec codec, ViewCold cold, long first) {
        this.codec = codec;
        this.cold = cold;
        this.first = first;
    }

    /** A new block of some panes. */
    static PaneBlock of(PaneCodec codec, ViewCold cold, NavigableMap<Long, Slice> panes) {
        PaneBlock block = new PaneBlock(codec, cold, panes.firstKey());
        block.panes = new TreeMap<>(panes);
        block.newest = panes.lastKey();
        block.changed = true;
        Partials all = codec.empty();
        panes.forEach((pane, bytes) -> codec.decode(pane, bytes).mergeInto(all));
        block.total = block.encoded(all);
        return block;
    }

    /** A block from a list of blocks, which is of a generation. */
    static PaneBlock listed(PaneCodec codec, ViewCold cold, long first, RowReader list, long ofList) {
        PaneBlock block = new PaneBlock(codec, cold, first);
        block.generation = ofList - list.unsigned();
        block.newest = first + list.unsigned();
        block.total = list.slice();
        return block;
    }

    /** Writes it into the list of blocks, with its merge if it reaches into the window and is not large. */
    void list(RowWriter out, long firstInWindow) {
        out.putUnsigned(cold.generation() - generation);
        out.putUnsigned(newest - first);
        boolean listed = newest >= firstInWindow && total.length() <= PaneCodec.LARGEST_MERGE;
        out.putSlice(listed ? total : Slice.EMPTY);
    }

    long newest() {
        return newest;
    }

    /** Merges its panes from one to another into a group; the oldest of them, if any. */
    OptionalLong mergeInto(Partials target, long from, long to) {
        if (from <= first && newest <= to && total.length() > 0) {
            target.merge(codec.decode(first, total.reader()));
            return OptionalLong.of(first);
        }
        NavigableMap<Long, Slice> among = panes().subMap(from, true, to, true);
        among.forEach((pane, bytes) -> codec.decode(pane, bytes).mergeInto(target));
        return among.isEmpty() ? OptionalLong.empty() : OptionalLong.of(among.firstKey());
    }

    /** Adds a late event to its pane. */
    void add(long pane, Given event) {
        panes().put(pane, codec.with(pane, panes().get(pane), event));
        if (total.length() > 0) {
            Partials all = codec.decode(first, total.reader());
            all.add(event);
            total = encoded(all);
        }
        newest = Math.max(newest, pane);
        changed = true;
    }

    private Slice encoded(Partials all) {
        RowWriter out = new RowWriter();
        codec.encode(first, all, out);
        return out.toSlice();
    }

    private NavigableMap<Long, Slice> panes() {
        if (panes == null) {
            panes = new TreeMap<>();
            RowReader in = cold.block(codec.position(), first, generation);
            long pane = first;
            while (!in.atEnd()) {
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
        RowWriter out = cold.part();
        long before = first;
        for (Map.Entry<Long, Slice> pane : panes().entrySet()) {
            out.putUnsigned(pane.getKey() - before);
            out.putSlice(pane.getValue());
            before = pane.getKey();
        }
        cold.block(codec.position(), first, out);
        generation = cold.generation();
    }
}
