package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The track of a {@link LastEventsWindow}: what the newest events gave to each slot, oldest first. */
final class LastEventsTrack implements Track {

    private final TrackLayout layout;
    private final int most;
    private final List<Given> events = new ArrayList<>();

    LastEventsTrack(TrackLayout layout, LastEventsWindow window) {
        this.layout = layout;
        this.most = window.events();
    }

    @Override
    public TrackLayout layout() {
        return layout;
    }

    @Override
    public Partials at(long asOf) {
        Partials answer = layout.empty();
        for (Given event : events) {
            if (event.time() <= asOf) {
                answer.add(event);
            }
        }
        return answer;
    }

    @Override
    public long holdsUntil(long asOf) {
        return Long.MAX_VALUE;
    }

    @Override
    public @Nullable String refusal(long asOf, long viewNewest) {
        return asOf >= viewNewest || events.size() < most
                ? null
                : "only the last " + most + " events are kept: read them at " + viewNewest
                        + ", the newest event of their view, or later";
    }

    @Override
    public void count(@Nullable Object @Nullable [] values, long time) {
        if (values == null) {
            return;
        }
        int at = events.size();
        while (at > 0 && events.get(at - 1).time() > time) {
            at--;
        }
        events.add(at, new Given(time, values));
        if (events.size() > most) {
            events.remove(0);
        }
    }

    @Override
    public void save(RowWriter row) {
        row.putUnsigned(events.size());
        events.forEach(event -> event.encode(row));
    }

    @Override
    public void decode(RowReader row) {
        long count = row.unsigned();
        for (long i = 0; i < count; i++) {
            events.add(Given.decode(row, layout.slots().size()));
        }
    }
}
