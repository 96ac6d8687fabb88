package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/** The first nine bytes of either part of a row: the version of the format and the hash of the layout. */
final class RowHeader {

    private static final int VERSION = 1;

    private RowHeader() {}

    static void encode(CompiledLayout layout, RowWriter out) {
        out.putByte(VERSION);
        out.putFixed(layout.hash());
    }

    /** Reads past the header; {@link LayoutMismatchException} unless it is this engine's. */
    static void check(CompiledLayout layout, String part, RowReader in) {
        int version = in.unsignedByte();
        if (version != VERSION) {
            throw new LayoutMismatchException(layout.entity(), part, "format version " + version, "version " + VERSION);
        }
        long hash = in.fixed();
        if (hash != layout.hash()) {
            throw new LayoutMismatchException(
                    layout.entity(), part, "layout " + hex(hash), "layout " + hex(layout.hash()));
        }
    }

    private static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
