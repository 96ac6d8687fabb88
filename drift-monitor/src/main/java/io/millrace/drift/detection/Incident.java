package io.millrace.drift.detection;

import org.jspecify.annotations.Nullable;

/**
 * Alerts of one monitor that began about the same time: most likely one break upstream.
 *
 * @param start start of the window that began the first of them
 * @param joined start of the window that began the last one so far
 */
public record Incident(long start, long joined) {

    private static final int VERSION = 1;

    /** Windows after the last one in which an alert still belongs to it. */
    private static final int APART = 2;

    /** The incident that an alert belongs to whose episode begins with a window. */
    static Incident of(@Nullable Incident last, long windowStart, long length) {
        return last == null || windowStart - last.joined > APART * length
                ? new Incident(windowStart, windowStart)
                : new Incident(last.start, windowStart);
    }

    /** Storage form: version 1, start, joined. */
    public byte[] toBytes() {
        return new BinaryWriter()
                .putByte(VERSION)
                .putLong(start)
                .putLong(joined)
                .toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static Incident fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader("incident", bytes);
        in.expectVersion(VERSION);
        Incident read = new Incident(in.getLong(), in.getLong());
        in.expectEnd();
        return read;
    }
}
