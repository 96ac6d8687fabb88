package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import io.millrace.features.engine.codec.Slice;
import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one entity while one event or read is handled: its hot row decoded, its cold row at hand. */
final class EntityRow {

    /** The newest event time of a view, or entity, that has none. */
    static final long NEVER = Long.MIN_VALUE;

    private final CompiledLayout layout;
    private final RowState state;
    private final ColdRow cold;
    private final List<Track> tracks;
    private final long[] viewNewest;
    private long newest = NEVER;

    private EntityRow(CompiledLayout layout, RowState state) {
        this.layout = layout;
        this.state = state;
        this.cold = new ColdRow(layout, state);
        this.tracks = new ArrayList<>(layout.tracks().size());
        this.viewNewest = new long[layout.views().size()];
        Arrays.fill(viewNewest, NEVER);
    }

    /** Reads the hot row. */
    static EntityRow load(CompiledLayout layout, RowState state) {
        EntityRow row = new EntityRow(layout, state);
        byte[] hot = state.hot();
        if (hot != null) {
            row.decode(new RowReader(Slice.of(hot)));
        }
        return row;
    }

    private void decode(RowReader in) {
        RowHeader.check(layout, "hot", in);
        newest = in.signed();
        in.origin(newest);
        for (int view = 0; view < viewNewest.length; view++) {
            long age = in.unsigned();
            viewNewest[view] = age == 0 ? NEVER : newest - (age - 1);
        }
        for (TrackLayout track : layout.tracks()) {
            tracks.add(track.decode(in, newest, layout.history(), cold));
        }
    }

    /** Whether no event has been counted. */
    boolean isNew() {
        return newest == NEVER;
    }

    /** Time of the entity's newest event; {@link #NEVER} when new. */
    long newest() {
        return newest;
    }

    /** Time of a view's newest event; {@link #NEVER} when it has none. */
    long newest(int view) {
        return viewNewest[view];
    }

    List<Track> tracks() {
        return tracks;
    }

    /** Counts an event of the matching views, of which there is at least one. */
    void count(Event event, boolean[] matching) {
        List<@Nullable Object @Nullable []> contributions = new ArrayList<>(tracks.size());
        for (TrackLayout track : layout.tracks()) {
            contributions.add(track.contributions(event, matching));
        }
        advance(event.time());
        for (int view = 0; view < matching.length; view++) {
            if (matching[view]) {
                viewNewest[view] = Math.max(viewNewest[view], event.time());
            }
        }
        for (int i = 0; i < tracks.size(); i++) {
            @Nullable Object[] values = contributions.get(i);
            if (values != null) {
                tracks.get(i).count(values, event.time());
            }
        }
    }

    private void advance(long time) {
        if (isNew()) {
            cold.assumeEmpty();
            layout.tracks().forEach(track -> tracks.add(track.begin(time, layout.history(), cold)));
            newest = time;
        } else if (time > newest) {
            tracks.forEach(track -> track.advance(time));
            newest = time;
        }
    }

    /** Writes the hot row, and the cold one if a pane has closed or been corrected. */
    void save() {
        cold.save(tracks);
        RowWriter out = new RowWriter();
        RowHeader.encode(layout, out);
        out.putSigned(newest);
        out.origin(newest);
        for (long time : viewNewest) {
            out.putUnsigned(time == NEVER ? 0 : 1 + newest - time);
        }
        tracks.forEach(track -> track.encode(out));
        state.hot(out.toBytes());
    }
}
