package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The blocks of one window's closed panes, oldest first. Their list is one cold part and has the merge of each block that is in the window,
 * so that a total is taken from whole blocks, and from the panes of the one in which the window begins.
 */
final class PaneBlocks {

    private final PaneCodec codec;
    private final ViewCold cold;
    /** By the first pane. */
    private final NavigableMap<Long, PaneBlock> blocks = new TreeMap<>();

    private final List<Long> over = new ArrayList<>();
    private boolean changed;

    /** No blocks. */
    PaneBlocks(PaneCodec codec, ViewCold cold) {
        this.codec = codec;
        this.cold = cold;
    }

    /** The blocks of a list, which is of that generation. */
    static PaneBlocks listed(PaneCodec codec, ViewCold cold, long generation) {
        PaneBlocks listed = new PaneBlocks(codec, cold);
        RowReader in = cold.blocks(codec.position(), generation);
        long first = 0;
        while (!in.atEnd()) {
            first += in.signed();
            listed.blocks.put(first, PaneBlock.listed(codec, cold, first, in, generation));
        }
        return listed;
    }

    /** Merges the panes from first to last into a group, in order of time; the oldest that holds something, if any. */
    OptionalLong mergeInto(Partials target, long first, long last) {
        OptionalLong oldest = OptionalLong.empty();
        Long before = blocks.floorKey(first);
        for (PaneBlock block :
                blocks.subMap(before == null ? first : before, true, last, true).values()) {
            OptionalLong found = block.mergeInto(target, first, last);
            oldest = oldest.isEmpty() ? found : oldest;
        }
        return oldest;
    }

    /** Makes a block of some panes, which lie beyond those of every other. */
    void append(NavigableMap<Long, Slice> panes) {
        blocks.put(panes.firstKey(), PaneBlock.of(codec, cold, panes));
        changed = true;
    }

    /** Adds a late event to its pane, in the block that begins before it, or in one of its own that is older than all. */
    void add(long pane, Given event) {
        Map.Entry<Long, PaneBlock> block = blocks.floorEntry(pane);
        if (block == null) {
            append(new TreeMap<>(Map.of(pane, codec.with(pane, null, event))));
        } else {
            block.getValue().add(pane, event);
            changed = true;
        }
    }

    /** Forgets the blocks that are wholly before a pane. */
    void dropBefore(long pane) {
        while (!blocks.isEmpty() && blocks.firstEntry().getValue().newest() < pane) {
            over.add(blocks.pollFirstEntry().getKey());
            changed = true;
        }
    }

    /** Writes the list if something has changed, with the merges of the blocks that reach into the window; says whether it did. */
    boolean save(long firstInWindow) {
        if (!changed) {
            return false;
        }
        over.forEach(first -> cold.block(codec.position(), first, null));
        RowWriter list = cold.part();
        long before = 0;
        for (Map.Entry<Long, PaneBlock> block : blocks.entrySet()) {
            block.getValue().save();
            list.putSigned(block.getKey() - before);
            block.getValue().list(list, firstInWindow);
            before = block.getKey();
        }
        cold.blocks(codec.position(), blocks.isEmpty() ? null : list);
        return true;
    }
}
