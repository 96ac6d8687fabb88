package io.millrace.features.engine;

import io.millrace.runtime.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event gives to the features of a view: computed once for all windows over which the same is aggregated. */
final class Contributions {

    private final List<TrackLayout> tracks;
    /** One slot for each different contribution. */
    private final List<Slot> distinct = new ArrayList<>();
    /** For each track, which of these its slots take. */
    private final List<int[]> takes = new ArrayList<>();

    Contributions(List<TrackLayout> tracks) {
        this.tracks = tracks;
        Map<List<String>, Integer> known = new HashMap<>();
        for (TrackLayout track : tracks) {
            int[] taken = new int[track.slots().size()];
            for (int i = 0; i < taken.length; i++) {
                Slot slot = track.slots().get(i);
                Integer place = known.putIfAbsent(slot.takes(), distinct.size());
                if (place == null) {
                    distinct.add(slot);
                }
                taken[i] = place == null ? distinct.size() - 1 : place;
            }
            takes.add(taken);
        }
    }

    /** How many different contributions an event makes at most. */
    int count() {
        return distinct.size();
    }

    /**
     * All that an event gives, each once; null for nothing.
     *
     * @throws IllegalArgumentException when an aggregate cannot take a value of the event
     */
    @Nullable
    Object[] of(Event event) {
        @Nullable Object[] given = new Object[distinct.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = distinct.get(i).contribution(event);
        }
        return given;
    }

    /** What was given, by track and slot; null for a track that has no part in the event. */
    @Nullable
    Object[] @Nullable [] byTrack(@Nullable Object[] given) {
        @Nullable Object[] @Nullable [] byTrack = new Object[takes.size()][];
        for (int track = 0; track < byTrack.length; track++) {
            byTrack[track] = taken(tracks.get(track), takes.get(track), given);
        }
        return byTrack;
    }

    private static @Nullable Object @Nullable [] taken(TrackLayout track, int[] places, @Nullable Object[] given) {
        @Nullable Object[] values = new Object[places.length];
        boolean any = track.window().ofTheView();
        for (int i = 0; i < places.length; i++) {
            values[i] = given[places[i]];
            any |= values[i] != null;
        }
        return any ? values : null;
    }
}
