package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The closed panes of one window that hold something, in blocks of neighbours. The list of the blocks, with the merge of each, is one
 * cold part; each block is another. So a pane that closes costs the writing of the list and of one block, and a total is taken
 * anew from whole blocks, and from the panes of the one in which the window begins.
 */
final class ClosedPanes {

    private final PaneCodec codec;
    private final ViewCold cold;
    private final int track;
    private final NavigableMap<Long, PaneBlock> blocks = new TreeMap<>();
    private final List<Long> over = new ArrayList<>();
    private boolean changed;

    ClosedPanes(PaneCodec codec, ViewCold cold) {
        this.codec = codec;
        this.cold = cold;
        this.track = codec.track().position();
        RowReader in = cold.blocks(track);
        long number = 0;
        while (in != null && !in.atEnd()) {
            number += blocks.isEmpty() ? in.signed() : in.unsigned();
            blocks.put(number, PaneBlock.listed(codec, cold, track, number, in));
        }
    }

    /** Merges the panes from first to last into a group, in order of time; the oldest that holds something, if any. */
    OptionalLong mergeInto(Partials target, long first, long last) {
        OptionalLong oldest = OptionalLong.empty();
        if (first > last) {
            return oldest;
        }
        for (PaneBlock block :
                blocks.subMap(codec.block(first), true, codec.block(last), true).values()) {
            OptionalLong found = block.mergeInto(target, first, last);
            oldest = oldest.isEmpty() ? found : oldest;
        }
        return oldest;
    }

    /** Takes a pane that is newer than all here. */
    void put(long pane, Partials partials) {
        block(pane).put(pane, partials);
        changed = true;
    }

    /** Adds a late event to its pane. */
    void add(long pane, @Nullable Object[] values, long time) {
        block(pane).add(pane, values, time);
        changed = true;
    }

    private PaneBlock block(long pane) {
        return blocks.computeIfAbsent(codec.block(pane), number -> PaneBlock.empty(codec, cold, track, number));
    }

    /** Forgets the blocks that are wholly before a pane. */
    void dropBefore(long pane) {
        NavigableMap<Long, PaneBlock> before = blocks.headMap(codec.block(pane), false);
        changed |= !before.isEmpty();
        over.addAll(before.keySet());
        before.clear();
    }

    /** Writes what has changed. */
    void save() {
        if (!changed) {
            return;
        }
        over.forEach(number -> cold.block(track, number, null));
        RowWriter list = new RowWriter();
        RowFormat.encode(list);
        long before = 0;
        for (NavigableMap.Entry<Long, PaneBlock> block : blocks.entrySet()) {
            block.getValue().save();
            if (block.getKey().equals(blocks.firstKey())) {
                list.putSigned(block.getKey());
            } else {
                list.putUnsigned(block.getKey() - before);
            }
            before = block.getKey();
            block.getValue().list(list);
        }
        cold.blocks(track, blocks.isEmpty() ? null : list);
    }
}
