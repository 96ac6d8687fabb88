package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import org.jspecify.annotations.Nullable;

/** The head of every part of a row: the version of the format, and in cold parts the generation. */
final class RowFormat {

    private static final int VERSION = 6;

    private RowFormat() {}

    static void encode(RowWriter out) {
        out.putByte(VERSION);
    }

    /**
     * Reads a cold part from where its content begins.
     *
     * @param generation that which it has by what refers to it
     * @throws TornRowException when it is of another one, or not there
     */
    static RowReader part(String entity, String part, byte @Nullable [] bytes, long generation) {
        if (bytes == null) {
            throw new TornRowException(entity, part);
        }
        RowReader in = new RowReader(Slice.of(bytes));
        check(entity, part, in);
        if (in.signed() != generation) {
            throw new TornRowException(entity, part);
        }
        return in;
    }

    /** Reads past the version; {@link RowFormatException} unless it is this engine's. */
    static void check(String entity, String part, RowReader in) {
        int version = in.unsignedByte();
        if (version != VERSION) {
            throw new RowFormatException(entity, part, version, VERSION);
        }
    }
}
