package io.millrace.features.query;

import io.millrace.features.engine.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A view as a partition of its station has kept state of it, in the store {@link Layouts#DEFINITIONS_STORE}.
 *
 * @param ttl its time to live in milliseconds; 0 for none. It may change while the state stays
 * @param since when the station took it over like that, by the clock of its process in epoch milliseconds: of what came before, some may not be counted,
 *     or be removed; 0 when it has been there from the station's first event on
 * @param definition its canonical description; empty when the project file has it no more
 */
public record KeptView(int version, long ttl, long since, String definition) {

    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Integer.BYTES + 2 * Long.BYTES;

    /** A view as it is taken over. */
    public static KeptView of(View view, long since) {
        return new KeptView(view.version(), ttl(view), since, view.describe());
    }

    /** A view that the project file has no more. */
    public KeptView removed() {
        return new KeptView(version, ttl, since, "");
    }

    /** Whether the project file has it no more. */
    public boolean isRemoved() {
        return definition.isEmpty();
    }

    /** Whether it is a view, with the same time to live. */
    public boolean isOf(View view) {
        return equals(of(view, since));
    }

    private static long ttl(View view) {
        return view.ttl() == null ? 0 : view.ttl().toMillis();
    }

    /** The bytes: one of the format, four of the version, eight of the time to live, eight of the time, then UTF-8. */
    public byte[] encode() {
        byte[] text = definition.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD + text.length)
                .put(FORMAT)
                .putInt(version)
                .putLong(ttl)
                .putLong(since)
                .put(text)
                .array();
    }

    /**
     * The view that bytes stand for.
     *
     * @throws IllegalStateException when they are of another format
     */
    public static KeptView decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "what the station has kept about a view is of format " + format + ", and " + FORMAT
                            + " can be read: run the Millrace that wrote it, or give the project another name to begin anew");
        }
        return new KeptView(
                in.getInt(),
                in.getLong(),
                in.getLong(),
                StandardCharsets.UTF_8.decode(in).toString());
    }
}
