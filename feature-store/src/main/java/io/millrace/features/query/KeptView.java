package io.millrace.features.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A view as a partition of its station has kept state of it, in the store {@link Layouts#DEFINITIONS_STORE}.
 *
 * @param since when the station took it over, by the clock of its process in epoch milliseconds: of what came before, some may not be counted;
 *     0 when it has been there from the station's first event on
 * @param definition its canonical description; empty when the project file has it no more
 */
public record KeptView(int version, long since, String definition) {

    /** The bytes: four of the version, eight of the time, then UTF-8. */
    public byte[] encode() {
        byte[] text = definition.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + text.length)
                .putInt(version)
                .putLong(since)
                .put(text)
                .array();
    }

    /** The view that bytes stand for. */
    public static KeptView decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new KeptView(
                in.getInt(), in.getLong(), StandardCharsets.UTF_8.decode(in).toString());
    }
}
