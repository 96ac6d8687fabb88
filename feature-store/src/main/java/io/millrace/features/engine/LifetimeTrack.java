package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import org.jspecify.annotations.Nullable;

/** The track of a {@link LifetimeWindow}: one group. */
final class LifetimeTrack implements Track {

    private final TrackLayout layout;
    private final Partials partials;

    LifetimeTrack(TrackLayout layout) {
        this.layout = layout;
        this.partials = layout.empty();
    }

    @Override
    public TrackLayout layout() {
        return layout;
    }

    @Override
    public Partials at(long asOf) {
        Partials answer = layout.empty();
        answer.merge(partials);
        return answer;
    }

    @Override
    public long holdsUntil(long asOf) {
        return Long.MAX_VALUE;
    }

    @Override
    public @Nullable String refusal(long asOf, long viewNewest) {
        return asOf >= viewNewest
                ? null
                : "a feature without a window keeps no past: read it at " + viewNewest
                        + ", the newest event of its view, or later";
    }

    @Override
    public void count(@Nullable Object @Nullable [] values, long time) {
        if (values != null) {
            partials.add(new Given(time, values));
        }
    }

    @Override
    public void save(RowWriter row) {
        partials.encode(row);
    }

    @Override
    public void decode(RowReader row) {
        partials.decode(row);
    }
}
