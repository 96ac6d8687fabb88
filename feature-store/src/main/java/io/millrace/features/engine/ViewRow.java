package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import io.millrace.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one view keeps of one entity, while an event or read is handled: decoded only when it is asked for. */
final class ViewRow {

    /** The newest event time of a view that has none. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int TYPICAL_BYTES = 256;
    private static final int HEAD_BYTES = 32;

    private final ViewLayout layout;
    private final ViewCold cold;
    private final Slice stored;
    private final WaitingEvents waiting;
    private long newest;
    private @Nullable List<Track> tracks;
    private boolean changed;
    private boolean resting;

    /** The view's part of a hot row; no bytes when the view has no event of the entity. */
    ViewRow(ViewLayout layout, ViewCold cold, Slice stored) {
        this.layout = layout;
        this.cold = cold;
        this.stored = stored;
        int contributions = layout.contributions().count();
        if (stored.length() == 0) {
            this.newest = NEVER;
            this.waiting = new WaitingEvents(contributions);
        } else {
            RowReader in = stored.reader();
            this.newest = in.signed();
            this.waiting = WaitingEvents.decode(in, newest, contributions);
        }
    }

    ViewLayout layout() {
        return layout;
    }

    /** Time of the view's newest event; {@link #NEVER} when it has none. */
    long newest() {
        return newest;
    }

    /** The view's tracks with all its events; none when it has no event. */
    List<Track> tracks() {
        if (newest == NEVER) {
            return List.of();
        }
        if (tracks == null) {
            List<Given> events = waiting.all();
            List<Track> all = counted(events);
            events.forEach(event -> pass(event, all));
            tracks = all;
        }
        return tracks;
    }

    /**
     * Until when, that time included, the features have the values that they have at a time, but for those that move with time; that time when they may change
     * with any.
     */
    long holdsUntil(long asOf) {
        if (newest == NEVER) {
            return Long.MAX_VALUE;
        }
        long withheld = layout.timeToLive() == Long.MAX_VALUE ? Long.MAX_VALUE : newest + layout.timeToLive();
        if (asOf < newest || asOf > withheld) {
            return asOf;
        }
        return tracks().stream().mapToLong(track -> track.holdsUntil(asOf)).reduce(withheld, Math::min);
    }

    /** Lets go of all but the last answer of each track: until {@link #wake}, nothing that it does not tell may be asked. Only where nothing is counted. */
    void rest() {
        if (tracks != null) {
            tracks.forEach(Track::rest);
            resting = true;
        }
    }

    /** What was let go of will be read again when it is needed. */
    void wake() {
        if (resting) {
            tracks = null;
            resting = false;
        }
    }

    /** The tracks with all but the waiting events. */
    private List<Track> counted(List<Given> events) {
        Slice counted = cold.counted();
        if (counted.length() == 0) {
            return layout.begin(events.get(0).time(), cold);
        }
        RowReader in = counted.reader();
        long until = in.signed();
        in.origin(until);
        List<Track> decoded = layout.begin(until, cold);
        decoded.forEach(track -> track.decode(in));
        return decoded;
    }

    /** Counts an event of the view: it waits until enough others do, or until the tracks have something to write anyway. */
    void count(Event event) {
        Given given = new Given(event.time(), layout.contributions().of(event));
        if (isOver(event.time())) {
            drop();
        }
        newest = Math.max(newest, event.time());
        waiting.add(given);
        changed = true;
        if (tracks != null) {
            pass(given, tracks);
        }
    }

    private void pass(Given event, List<Track> all) {
        @Nullable Object[] @Nullable [] byTrack = layout.contributions().byTrack(event.values());
        for (int i = 0; i < all.size(); i++) {
            all.get(i).count(byTrack[i], event.time());
        }
    }

    /** Whether nothing that the view keeps means anything at a time and later. */
    boolean isOver(long time) {
        return newest != NEVER && layout.isOver(newest, time);
    }

    /** Forgets all that the view keeps of the entity. */
    void drop() {
        cold.drop();
        waiting.clear();
        newest = NEVER;
        tracks = null;
    }

    /** Writes what the tracks have counted, once enough events wait for it or a read has left something in them. */
    void saveCold() {
        cold.save();
        if (waiting.areMany() || hasNewsForReads()) {
            RowWriter counted = new RowWriter(TYPICAL_BYTES);
            counted.putSigned(newest);
            counted.origin(newest);
            tracks().forEach(track -> track.save(counted));
            cold.counted(counted);
            waiting.clear();
        }
    }

    private boolean hasNewsForReads() {
        return changed && tracks != null && tracks.stream().anyMatch(Track::isWorthWriting);
    }

    /** Writes the view's part of the hot row, if it has any. */
    void encode(RowWriter out) {
        if (newest == NEVER) {
            return;
        }
        out.putFixed(layout.hash());
        if (!changed) {
            out.putSlice(stored);
            return;
        }
        RowWriter body = new RowWriter(waiting.bytes() + HEAD_BYTES);
        body.putSigned(newest);
        waiting.encode(body, newest);
        out.putSlice(body.toSlice());
    }
}
