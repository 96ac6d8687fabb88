package io.millrace.runtime.progress;

import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds entries until the watermark has passed them, then hands them on in the one order of {@link Position}. What comes
 * out is a function of what went in, whatever the timing of arrivals, watermarks and restarts.
 *
 * <p>A watermark that jumps far is worked off in bounded steps, so that no single call takes long; it is passed on when the
 * last entry before it has been handled.
 */
public final class Sequencer {

    /** The most entries handled in one step. */
    static final int STEP = 10_000;

    /** The longest that a step goes on: a transaction is open meanwhile, and has to be committed in time. */
    private static final long STEP_NANOS = 1_000_000_000;

    private final KeyValueStore<Bytes, byte[]> held;
    private final StoredProgress progress;
    private final Handler handler;
    private final LongSupplier nanoTime;
    private long stepBegan;
    private long target;
    private long passed;
    /** Where to look for entries from; below the watermark passed on only when one was held too late. */
    private long from;

    private boolean added;

    /** What is done with entries that come due. */
    public interface Handler {

        /** Handles an entry. It may hold further entries, due now or later. */
        void due(Position position, byte[] value);

        /** Takes note that everything up to a watermark has been handled. */
        void passed(long watermark);
    }

    /**
     * A sequencer over two stores.
     *
     * @param held holds what waits
     * @param progress what the upstream channels have said
     */
    public Sequencer(KeyValueStore<Bytes, byte[]> held, StoredProgress progress, Handler handler) {
        this(held, progress, handler, System::nanoTime);
    }

    /** The same with a clock of its own. */
    Sequencer(KeyValueStore<Bytes, byte[]> held, StoredProgress progress, Handler handler, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.held = held;
        this.progress = progress;
        this.handler = handler;
        this.target = progress.watermark();
        this.passed = progress.passed();
        this.from = Long.MIN_VALUE; // what was held too late, and not handed on before a restart, is found again
        this.added = true;
    }

    /** Holds an entry until the watermark passes it. One at the same position is replaced. */
    public void hold(Position position, byte[] value) {
        held.put(position.key(), value);
        if (position.time() <= target) {
            added = true;
            from = Math.min(from, position.time());
        }
    }

    /** Forgets an entry that waits. */
    public void drop(Position position) {
        held.delete(position.key());
    }

    /** Takes a channel's word, and hands on what is due. */
    public void hear(String channel, Heard word) {
        if (progress.hear(channel, word)) {
            target = progress.watermark();
        }
        step();
    }

    /** Event time up to which everything has come, inclusive. */
    public long watermark() {
        return target;
    }

    /** True when an event of this time comes after its turn: the watermark has passed it. */
    public boolean isPast(long time) {
        return time <= target;
    }

    /** Hands on what is due, up to one step's worth. Call it on every record and on a short timer. */
    public void step() {
        if (target == passed && !added) {
            return;
        }
        int room = STEP;
        stepBegan = nanoTime.getAsLong();
        do {
            added = false;
            room = handOn(room);
        } while (added && room > 0);
        if (room == 0) {
            added = true; // there is more, also when the watermark stands still
        } else {
            from = target;
            if (target == passed) {
                return;
            }
            passed = target;
            progress.passed(passed);
            handler.passed(passed);
        }
    }

    /** Hands on entries in order until one adds to what is due, or room runs out; returns the room left. */
    private int handOn(int room) {
        int left = room;
        try (KeyValueIterator<Bytes, byte[]> due = held.range(Position.startOf(from), Position.startOf(target + 1))) {
            while (left > 0 && !added && due.hasNext()) {
                if (nanoTime.getAsLong() - stepBegan > STEP_NANOS) {
                    return 0;
                }
                KeyValue<Bytes, byte[]> entry = due.next();
                Position position = Position.of(entry.key);
                if (position.time() > target) {
                    break;
                }
                held.delete(entry.key);
                from = position.time(); // a later look need not pass what is deleted before it
                handler.due(position, entry.value);
                left--;
            }
        }
        return left;
    }
}
