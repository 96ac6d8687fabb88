package io.millrace.features.recount;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.RowState;
import io.millrace.features.topology.HeldEvent;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.schemas.EventInFlight;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of one entity once more into an empty row, up to the one that was counted last when it was answered.
 *
 * <p>Where stations go by event time the events are put into that order first, a bounded number at a time: they come nearly in it.
 */
final class Recount {

    /** Events that wait for one that goes before them; the first of more is counted. */
    static final int MOST_WAITING = 500;

    private final FeatureEngine engine;
    private final AnsweredEntity answered;
    private final boolean sorted;
    private final RowState row = new MemoryRow();
    private final NavigableMap<Bytes, EventInFlight> waiting = new TreeMap<>();
    private long firstAppended = Long.MAX_VALUE;
    private @Nullable Bytes counted;
    /** Place of the last event, once it has come. */
    private @Nullable Bytes end;
    /** Whether these cannot be the events that were counted then, in that order. */
    private boolean otherwise;

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

    /** The row that the events come to. */
    RowState row() {
        return row;
    }

    /** Takes the next event of the entity, in the order of the station's topic. */
    void take(EventInFlight event, long appended) {
        if (answered.last() == null) {
            return; // never seen: none of the events that have come since was counted
        }
        firstAppended = Math.min(firstAppended, appended);
        SourceOffset at = new SourceOffset(
                event.getSource(),
                event.getOrigin().getPartition(),
                event.getOrigin().getOffset());
        boolean last = at.equals(answered.last());
        otherwise |= last && end != null; // at least once: which of the two was it?
        Bytes place = HeldEvent.position(event).key();
        if (sorted) {
            line(event, place, last);
        } else if (end == null) {
            count(event);
        }
        end = last ? place : end;
    }

    private void line(EventInFlight event, Bytes place, boolean last) {
        // one that came after its turn was counted before others that go before it
        otherwise |= counted != null && place.compareTo(counted) <= 0;
        otherwise |= last && answered.eventTime() != null && event.getTime() < answered.eventTime();
        waiting.put(place, event);
        countUntil(MOST_WAITING);
    }

    /** There are no more events. */
    void finish() {
        countUntil(0);
    }

    /** Whether it has counted just those events that were counted when the entity was answered. */
    boolean complete() {
        return end != null && !otherwise;
    }

    private void countUntil(int left) {
        while (waiting.size() > left) {
            Map.Entry<Bytes, EventInFlight> first = waiting.pollFirstEntry();
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
        } catch (IllegalArgumentException e) { // beyond a bound that it may have been within, as the row was then
            otherwise = true;
        }
    }
}
