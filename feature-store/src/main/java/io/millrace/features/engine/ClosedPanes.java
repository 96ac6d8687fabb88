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
 * The closed panes of one window that hold something: the newest few together, the others in blocks. So a pane that closes costs
 * the writing of a few panes, and once in a while that of a block. A pane stays bytes until it is merged or corrected.
 */
final class ClosedPanes {

    /** The least panes of a block. */
    private static final int LEAST = 9;

    /** The least bytes of a block, which takes more panes if they are small. */
    private static final int LEAST_BYTES = 512;

    /** With so many bytes the panes become a block, however fast they close. */
    private static final int MOST_BYTES = 2_048;

    /** Until then panes become a block when only one in so many has closed since the last writing. */
    private static final int WRITINGS = 4;

    private static final long NONE = Long.MIN_VALUE;

    private final PaneCodec codec;
    private final ViewCold cold;
    private final NavigableMap<Long, Slice> recent = new TreeMap<>();
    private long newestInBlocks = NONE;
    /** Generation of the list of blocks, if there is one. */
    private long generation;

    private @Nullable PaneBlocks blocks;
    /** Panes that have closed since the last writing. */
    private int closing;

    ClosedPanes(PaneCodec codec, ViewCold cold) {
        this.codec = codec;
        this.cold = cold;
    }

    boolean isEmpty() {
        return recent.isEmpty() && newestInBlocks == NONE;
    }

    /** Merges the panes from first to last into a group, in order of time; the oldest that holds something, if any. */
    OptionalLong mergeInto(Partials target, long first, long last) {
        OptionalLong oldest = OptionalLong.empty();
        if (first > last) {
            return oldest;
        }
        if (newestInBlocks != NONE && first <= newestInBlocks) {
            oldest = blocks().mergeInto(target, first, last);
        }
        NavigableMap<Long, Slice> among = recent.subMap(first, true, last, true);
        among.forEach((pane, bytes) -> codec.decode(pane, bytes).mergeInto(target));
        return oldest.isPresent() || among.isEmpty() ? oldest : OptionalLong.of(among.firstKey());
    }

    /** Forgets panes before one that no read needs any more; those of a block only when all of them are. */
    private void dropBefore(long firstKept) {
        recent.headMap(firstKept).clear();
        if (newestInBlocks != NONE && newestInBlocks < firstKept) {
            blocks().dropBefore(firstKept);
            newestInBlocks = NONE;
        }
    }

    /** Takes a pane that is newer than all here. */
    void close(long pane, Pane closed) {
        recent.put(pane, codec.encode(pane, closed));
        closing++;
    }

    /** Adds a late event to its pane. */
    void add(long pane, Given event) {
        if (newestInBlocks != NONE && pane <= newestInBlocks) {
            blocks().add(pane, event);
        } else {
            recent.put(pane, codec.with(pane, recent.get(pane), event));
        }
    }

    private PaneBlocks blocks() {
        if (blocks == null) {
            blocks = newestInBlocks == NONE ? new PaneBlocks(codec, cold) : PaneBlocks.listed(codec, cold, generation);
        }
        return blocks;
    }

    /**
     * Writes the blocks that have changed.
     *
     * @param firstInWindow the first pane of the window, which says which blocks still matter to its total
     * @param firstKept the first pane that a read still needs
     */
    void save(long firstInWindow, long firstKept) {
        dropBefore(firstKept);
        if (areMany()) {
            blocks().dropBefore(firstKept);
            blocks().append(recent);
            newestInBlocks = recent.lastKey();
            recent.clear();
        }
        closing = 0;
        if (blocks != null && blocks.save(firstInWindow)) {
            generation = cold.generation();
        }
    }

    /** Whether the panes that are not in blocks are to become one: a block costs three records in its life, and they as many bytes with each writing. */
    private boolean areMany() {
        if (recent.size() < LEAST) {
            return false;
        }
        int bytes = recent.values().stream().mapToInt(Slice::length).sum();
        return bytes >= MOST_BYTES || (bytes >= LEAST_BYTES && recent.size() >= WRITINGS * closing);
    }

    /** Writes all but the blocks. */
    void encode(RowWriter out) {
        out.putByte(newestInBlocks == NONE ? 0 : 1);
        if (newestInBlocks != NONE) {
            out.putSigned(newestInBlocks);
            out.putSigned(generation);
        }
        long before = 0;
        for (Map.Entry<Long, Slice> pane : recent.entrySet()) {
            out.putSigned(pane.getKey() - before);
            out.putSlice(pane.getValue());
            before = pane.getKey();
        }
    }

    /** Reads what {@link #encode} wrote, to the end. */
    void decode(RowReader in) {
        if (in.unsignedByte() == 1) {
            newestInBlocks = in.signed();
            generation = in.signed();
        }
        long pane = 0;
        while (!in.atEnd()) {
            pane += in.signed();
            recent.put(pane, in.slice());
        }
    }
}
