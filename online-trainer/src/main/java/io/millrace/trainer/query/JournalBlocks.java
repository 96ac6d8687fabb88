package io.millrace.trainer.query;

import io.millrace.trainer.learning.UnreadableStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal as its store has it: sixteen entries, by their positions, are a block, which is one row. So a transaction in which many examples are
 * learned writes few rows, and one that is trimmed is removed with few.
 */
public final class JournalBlocks {

    /** Entries of a block that is full. */
    public static final int ENTRIES = 16;

    private static final byte FORMAT = 3;

    private JournalBlocks() {}

    /** Number of the block that a position lies in. */
    public static long of(long position) {
        return position / ENTRIES;
    }

    /**
     * A block with one more entry.
     *
     * @param block null for the first
     */
    public static byte[] with(byte @Nullable [] block, byte[] entry) {
        int before = block == null ? 1 : block.length;
        byte[] more = block == null
                ? new byte[1 + Integer.BYTES + entry.length]
                : Arrays.copyOf(block, before + Integer.BYTES + entry.length);
        more[0] = FORMAT;
        ByteBuffer.wrap(more, before, Integer.BYTES + entry.length)
                .putInt(entry.length)
                .put(entry);
        return more;
    }

    /**
     * Shows the entries of a block in order, with their positions.
     *
     * @param from position of the first that is wanted
     * @throws UnreadableStateException when it is no such block
     */
    static void read(long number, byte[] block, long from, BiConsumer<Long, byte[]> reader) {
        ByteBuffer bytes = ByteBuffer.wrap(block);
        if (bytes.get() != FORMAT) {
            throw new UnreadableStateException("block " + number + " of the journal has the format " + block[0]
                    + ", expected " + FORMAT + "; rebuild the model from its examples");
        }
        for (long position = number * ENTRIES; bytes.hasRemaining(); position++) {
            int length = bytes.getInt();
            if (position >= from) {
                reader.accept(position, Arrays.copyOfRange(block, bytes.position(), bytes.position() + length));
            }
            bytes.position(bytes.position() + length);
        }
    }
}
