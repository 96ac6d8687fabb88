package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;

/** The first byte of every part of a row: the version of the format. */
final class RowFormat {

    private static final int VERSION = 5;

    private RowFormat() {}

    static void encode(RowWriter out) {
        out.putByte(VERSION);
    }

    /** Reads past the version; {@link RowFormatException} unless it is this engine's. */
    static void check(String entity, String part, RowReader in) {
        int version = in.unsignedByte();
        if (version != VERSION) {
            throw new RowFormatException(entity, part, version, VERSION);
        }
    }
}
