package io.millrace.features.engine;

import java.nio.ByteBuffer;

/** Keys of the cold parts of a row. All that a view keeps lies under its hash. */
final class ColdKey {

    /** The cold row: nothing, which comes before everything else. */
    static final byte[] ROW = {};

    private ColdKey() {}

    /** What the keys of one view's blocks of panes begin with. */
    static byte[] view(long hash) {
        return ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
    }

    /** The list of the blocks of a track. */
    static byte[] blocks(long hash, int track) {
        return ByteBuffer.allocate(Long.BYTES + Short.BYTES)
                .putLong(hash)
                .putShort((short) track)
                .array();
    }

    /** One block of panes, by the number of its first. */
    static byte[] block(long hash, int track, long first) {
        return ByteBuffer.allocate(2 * Long.BYTES + Short.BYTES)
                .putLong(hash)
                .putShort((short) track)
                .putLong(first ^ Long.MIN_VALUE)
                .array();
    }
}
