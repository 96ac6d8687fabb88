package io.millrace.drift.detection;

/**
 * Where the alert of one feature stands; all that {@link AlertLifecycle} remembers.
 *
 * @param episode number of the current or last episode of firing, from 1; 0 before the first
 * @param firing whether the alert is firing
 * @param firstWindowStart start of the window that began the episode
 * @param judgedUntil end of the last window judged; {@link Long#MIN_VALUE} before the first
 */
public record AlertState(int episode, boolean firing, long firstWindowStart, long judgedUntil) {

    private static final int VERSION = 1;

    /** Nothing has been judged yet. */
    public static final AlertState QUIET = new AlertState(0, false, 0, Long.MIN_VALUE);

    /** Storage form: version 1, episode, firing as one byte, start of the first window, end of the last judged. */
    public byte[] toBytes() {
        return new BinaryWriter()
                .putByte(VERSION)
                .putInt(episode)
                .putByte(firing ? 1 : 0)
                .putLong(firstWindowStart)
                .putLong(judgedUntil)
                .toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static AlertState fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader("alert state", bytes);
        in.expectVersion(VERSION);
        AlertState state = new AlertState(in.getInt(), in.getByte() == 1, in.getLong(), in.getLong());
        in.expectEnd();
        return state;
    }
}
