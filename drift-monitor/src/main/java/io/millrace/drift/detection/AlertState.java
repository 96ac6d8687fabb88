package io.millrace.drift.detection;

/**
 * Where one alert stands; all that {@link AlertLifecycle} remembers.
 *
 * @param episode number of the current or last episode, from 1; 0 before the first
 * @param phase what it is now
 * @param firstWindowStart start of the window that began the episode
 * @param judgedUntil end of the last window judged; {@link Long#MIN_VALUE} before the first
 * @param recent which of the last conclusive windows have drifted, newest in the lowest bit
 * @param said the largest effect that has been told of in this episode
 * @param quietUntil windows that begin before this do not count as drifted
 * @param incident start of the window that began the incident that the episode belongs to
 */
public record AlertState(
        int episode,
        Phase phase,
        long firstWindowStart,
        long judgedUntil,
        long recent,
        double said,
        long quietUntil,
        long incident) {

    private static final int VERSION = 2;

    /** Nothing has been judged yet. */
    public static final AlertState QUIET = new AlertState(0, Phase.QUIET, 0, Long.MIN_VALUE, 0, 0, Long.MIN_VALUE, 0);

    /** What an alert is. */
    public enum Phase {
        /** As in the reference, as far as is known. */
        QUIET,
        /** Some windows have drifted, and not enough of them. */
        SUSPECTED,
        /** Enough windows have drifted. */
        FIRING
    }

    /** The same after a window that says nothing. */
    AlertState judged(long until) {
        return new AlertState(episode, phase, firstWindowStart, until, recent, said, quietUntil, incident);
    }

    /** The same when its question is not asked any more. */
    AlertState withdrawn() {
        return new AlertState(episode, Phase.QUIET, firstWindowStart, judgedUntil, 0, 0, quietUntil, incident);
    }

    /** The same, that belongs to an incident. */
    AlertState of(long incidentStart) {
        return new AlertState(episode, phase, firstWindowStart, judgedUntil, recent, said, quietUntil, incidentStart);
    }

    /** Storage form: version 2, then the components in their order, the phase as one byte. */
    public byte[] toBytes() {
        return new BinaryWriter()
                .putByte(VERSION)
                .putInt(episode)
                .putByte(phase == Phase.QUIET ? 0 : phase == Phase.SUSPECTED ? 1 : 2)
                .putLong(firstWindowStart)
                .putLong(judgedUntil)
                .putLong(recent)
                .putLong(Double.doubleToLongBits(said))
                .putLong(quietUntil)
                .putLong(incident)
                .toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static AlertState fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader("alert state", bytes);
        in.expectVersion(VERSION);
        AlertState state = new AlertState(
                in.getInt(),
                phase(in.getByte()),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                Double.longBitsToDouble(in.getLong()),
                in.getLong(),
                in.getLong());
        in.expectEnd();
        return state;
    }

    private static Phase phase(int stored) {
        return stored == 0 ? Phase.QUIET : stored == 1 ? Phase.SUSPECTED : Phase.FIRING;
    }
}
