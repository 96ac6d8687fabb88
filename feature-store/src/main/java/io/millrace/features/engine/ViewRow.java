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

    /** Bytes that an event adds to a row at most, mostly. */
    private static final int SLACK = 128;

    private final ViewLayout layout;
    private final ViewCold cold;
    private final Slice stored;
    private final long storedNewest;
    private long newest;
    private @Nullable List<Track> tracks;
    private boolean changed;

    /** The view's part of a hot row; no bytes when the view has no event of the entity. */
    ViewRow(ViewLayout layout, ViewCold cold, Slice stored) {
        this.layout = layout;
        this.cold = cold;
        this.stored = stored;
        this.storedNewest = stored.length() == 0 ? NEVER : stored.reader().signed();
        this.newest = storedNewest;
    }

    ViewLayout layout() {
        return layout;
    }

    /** Time of the view's newest event; {@link #NEVER} when it has none. */
    long newest() {
        return newest;
    }

    /** The view's tracks; none when it has no event. */
    List<Track> tracks() {
        if (tracks == null) {
            tracks = storedNewest == NEVER ? List.of() : decode();
        }
        return tracks;
    }

    /** Writes the cold parts in which something has changed. */
    void saveCold() {
        cold.save();
        if (changed) {
            tracks().forEach(Track::saveCold);
        }
    }

    private List<Track> decode() {
        RowReader in = stored.reader();
        in.origin(in.signed());
        List<Track> decoded = layout.begin(storedNewest, cold);
        decoded.forEach(track -> track.decode(in));
        return decoded;
    }

    /** Counts an event of the view. */
    void count(Event event) {
        @Nullable Object[] @Nullable [] contributions = layout.contributions().of(event);
        List<Track> moved = advance(event.time());
        for (int i = 0; i < moved.size(); i++) {
            @Nullable Object[] values = contributions[i];
            if (values != null) {
                moved.get(i).count(values, event.time());
            }
        }
        changed = true;
    }

    /** Whether nothing that the view keeps means anything at a time and later. */
    boolean isOver(long time) {
        return newest != NEVER && layout.isOver(newest, time);
    }

    /** Forgets all that the view keeps of the entity. */
    void drop() {
        cold.drop();
        newest = NEVER;
        tracks = List.of();
    }

    private List<Track> advance(long time) {
        if (isOver(time)) {
            drop();
        }
        List<Track> moved = newest == NEVER ? layout.begin(time, cold) : tracks();
        if (newest != NEVER && time > newest) {
            moved.forEach(track -> track.advance(time));
        }
        newest = Math.max(newest, time);
        tracks = moved;
        return moved;
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
        RowWriter body = new RowWriter(stored.length() + SLACK);
        body.putSigned(newest);
        body.origin(newest);
        tracks().forEach(track -> track.encode(body));
        out.putSlice(body.toSlice());
    }
}
