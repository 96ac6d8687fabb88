package io.millrace.features.engine;

import io.millrace.features.engine.aggregate.Contribution;
import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The track of a {@link LastEventsWindow}: what the newest events gave to each slot, oldest first, in the hot row. */
final class LastEventsTrack implements Track {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Given(long time, @Nullable Object[] values) {}

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
                answer.add(event.values(), event.time());
            }
        }
        return answer;
    }

    @Override
    public @Nullable String refusal(long asOf, long viewNewest) {
        return asOf >= viewNewest || events.size() < most
                ? null
                : "only the last " + most + " events are kept: read them at " + viewNewest
                        + ", the newest event of their view, or later";
    }

    @Override
    public void advance(long newest) {}

    @Override
    public void count(@Nullable Object[] values, long time) {
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
    public void encode(RowWriter hot) {
        hot.putUnsigned(events.size());
        for (Given event : events) {
            hot.putTime(event.time());
            for (Object value : event.values()) {
                Contribution.encode(value, hot);
            }
        }
    }

    @Override
    public void decode(RowReader hot) {
        long count = hot.unsigned();
        for (long i = 0; i < count; i++) {
            long time = hot.time();
            @Nullable Object[] values = new Object[layout.slots().size()];
            for (int slot = 0; slot < values.length; slot++) {
                values[slot] = Contribution.decode(hot);
            }
            events.add(new Given(time, values));
        }
    }
}
