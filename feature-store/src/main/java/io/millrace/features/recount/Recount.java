package io.millrace.features.recount;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.RowState;
import io.millrace.features.topology.HeldEvent;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.progress.Position;
import io.millrace.schemas.EventInFlight;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of one entity once more into an empty row, up to the one that was counted last when it was answered.
 *
 * <p>Where stations go by event time the events are put into that order first, a bounded number at a time: they come nearly in it.
 */
final class Recount {

    /** Events that wait for one that goes before them; the first of more is counted. */
    static final int MOST_WAITING = 2_000;

    private final FeatureEngine engine;
    private final AnsweredEntity answered;
    private final boolean sorted;
    private final RowState row = new MemoryRow();
    private final NavigableMap<Position, EventInFlight> waiting = new TreeMap<>();
    private @Nullable Position counted;
    private @Nullable Position end;
    private boolean outOfOrder;
    private long firstAppended = Long.MAX_VALUE;

    /**
     * A recount that has seen no event.
     *
     * @param sorted whether stations go by event time, and not by arrival
     */
    Recount(FeatureEngine engine, AnsweredEntity answered, boolean sorted) {
        this.engine = engine;
        this.answered = answered;
        this.sorted = sorted;
    }

    AnsweredEntity answered() {
        return answered;
    }

    /** When the first event came to the station, epoch milliseconds. */
    long firstAppended() {
        return firstAppended;
    }

    /** Takes the next event of the entity, in the order of the station's topic. */
    void take(EventInFlight event, long appended) {
        if (!wantsMore()) {
            return;
        }
        firstAppended = Math.min(firstAppended, appended);
        Position position = HeldEvent.position(event);
        SourceOffset at = new SourceOffset(
                event.getSource(),
                event.getOrigin().getPartition(),
                event.getOrigin().getOffset());
        end = at.equals(answered.last()) ? position : end;
        if (!sorted) {
            count(event);
        } else if (counted != null && position.compareTo(counted) < 0) {
            outOfOrder = true;
        } else {
            waiting.put(position, event);
            countUntil(MOST_WAITING);
        }
    }

    /** Whether there may be events that it has to count; an entity that was never seen has none. */
    boolean wantsMore() {
        return answered.last() != null && !outOfOrder && (sorted || end == null);
    }

    /** There are no more events. Whether it has counted just those that were counted when the entity was answered. */
    boolean ends() {
        if (!outOfOrder && end != null) {
            countUntil(0);
        }
        return !outOfOrder && end != null;
    }

    /** The row that the events come to. */
    RowState row() {
        return row;
    }

    private void countUntil(int left) {
        while (waiting.size() > left) {
            Map.Entry<Position, EventInFlight> first = waiting.pollFirstEntry();
            if (end != null && first.getKey().compareTo(end) > 0) {
                waiting.clear(); // all that is left comes after what was answered
            } else {
                counted = first.getKey();
                count(first.getValue());
            }
        }
    }

    private void count(EventInFlight event) {
        try {
            engine.count(row, new Event(event.getSource(), event.getId(), event.getTime(), event.getFields()));
        } catch (IllegalArgumentException refusedByTheStationToo) {
            // which has changed nothing, and written a dead letter
        }
    }
}
