package io.millrace.features.ingest;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far one source partition has come, and what was made of its records. It is a function of the partition's log.
 *
 * @param newest newest event time, epoch milliseconds; {@code Long.MIN_VALUE} before the first event
 * @param declared event time up to which the producer itself has said that all is sent
 * @param announced watermark last sent on
 * @param idle whether the partition was last said to be idle
 * @param accepted events let in
 * @param late events older than the bound, left out
 * @param duplicates events whose id was seen before, left out
 * @param deadLetters records that were no events
 */
public record IngestState(
        long newest,
        long declared,
        long announced,
        boolean idle,
        long accepted,
        long late,
        long duplicates,
        long deadLetters) {

    private static final byte VERSION = 1;
    private static final int SIZE = 2 + 7 * Long.BYTES;
    private static final long SHORTEST_STEP = 1_000;
    private static final long STEPS_PER_LATE = 60;

    /** State before the first record. */
    public static final IngestState EMPTY =
            new IngestState(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, false, 0, 0, 0, 0);

    /** Watermark: every event up to this time has come, inclusive; what comes later with such a time is late. */
    public long watermark(Duration late) {
        long byEvents = newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - late.toMillis() - 1;
        return Math.max(byEvents, declared);
    }

    /** Watermark as it is announced: on a grid of event time, so that few announcements are made. */
    public long announcement(Duration late) {
        long watermark = watermark(late);
        if (watermark == Long.MIN_VALUE || watermark == declared) {
            return watermark;
        }
        long step = Math.max(SHORTEST_STEP, late.toMillis() / STEPS_PER_LATE);
        return Math.max(declared, Math.floorDiv(watermark + 1, step) * step - 1);
    }

    /** State after an event was let in. */
    public IngestState accepted(long time) {
        return new IngestState(
                Math.max(newest, time), declared, announced, idle, accepted + 1, late, duplicates, deadLetters);
    }

    /** State after the producer said that all events up to a time have been sent. */
    public IngestState declared(long time) {
        return new IngestState(
                newest, Math.max(declared, time), announced, idle, accepted, late, duplicates, deadLetters);
    }

    /** State after a watermark was sent on. */
    public IngestState announced(long watermark, boolean nowIdle) {
        return new IngestState(newest, declared, watermark, nowIdle, accepted, late, duplicates, deadLetters);
    }

    /** State after a late event. */
    public IngestState withLate() {
        return new IngestState(newest, declared, announced, idle, accepted, late + 1, duplicates, deadLetters);
    }

    /** State after a repeated event. */
    public IngestState withDuplicate() {
        return new IngestState(newest, declared, announced, idle, accepted, late, duplicates + 1, deadLetters);
    }

    /** State after a dead letter. */
    public IngestState withDeadLetter() {
        return new IngestState(newest, declared, announced, idle, accepted, late, duplicates, deadLetters + 1);
    }

    /** Bytes to keep: a version, a flag, seven longs. */
    public byte[] encode() {
        return ByteBuffer.allocate(SIZE)
                .put(VERSION)
                .put((byte) (idle ? 1 : 0))
                .putLong(newest)
                .putLong(declared)
                .putLong(announced)
                .putLong(accepted)
                .putLong(late)
                .putLong(duplicates)
                .putLong(deadLetters)
                .array();
    }

    /** State from its bytes; {@link #EMPTY} from null. */
    public static IngestState decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("ingest state has layout " + version + ", this build reads " + VERSION);
        }
        boolean idle = in.get() == 1;
        return new IngestState(
                in.getLong(), in.getLong(), in.getLong(), idle, in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
