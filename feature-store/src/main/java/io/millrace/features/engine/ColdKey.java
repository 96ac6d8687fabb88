package io.millrace.features.engine;

import java.nio.ByteBuffer;

/** Keys of the cold parts of a row. All that a view keeps lies under its hash. */
final class ColdKey {

    /** The totals of all views: nothing, which comes before everything else. */
    static final byte[] TOTALS = {};

    private ColdKey() {}

    /** What the keys of one view's closed panes begin with. */
    static byte[] view(long hash) {
        return ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
    }

    /** The blocks of a track that hold something. */
    static byte[] blocks(long hash, int track) {
        return ByteBuffer.allocate(Long.BYTES + Short.BYTES)
                .putLong(hash)
                .putShort((short) track)
                .array();
    }

    /** One block of panes. */
    static byte[] block(long hash, int track, long number) {
        return ByteBuffer.allocate(2 * Long.BYTES + Short.BYTES)
                .putLong(hash)
                .putShort((short) track)
                .putLong(number ^ Long.MIN_VALUE)
                .array();
    }
}
