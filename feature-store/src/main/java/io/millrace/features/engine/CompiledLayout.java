package io.millrace.features.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layout made ready for the engine: features by position, and the tracks that hold them. */
final class CompiledLayout {

    /** What the features of one track have in common. */
    private record Shared(Window window, int view) {

        private static final int ANY_VIEW = -1;

        private static Shared by(Feature feature, int view) {
            return new Shared(feature.window(), feature.window().ofTheView() ? view : ANY_VIEW);
        }
    }

    private final EntityLayout layout;
    private final long history;
    private final long[] timesToLive;
    private final long hash;
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<TrackLayout> tracks;

    CompiledLayout(EntityLayout layout) {
        this.layout = layout;
        this.history = layout.history().toMillis();
        this.timesToLive = layout.views().stream()
                .map(View::ttl)
                .mapToLong(ttl -> ttl == null ? Long.MAX_VALUE : ttl.toMillis())
                .toArray();
        this.hash = hash(layout.describe());
        List<String> featureNames = new ArrayList<>();
        Map<Shared, List<Slot>> slots = new LinkedHashMap<>();
        for (int view = 0; view < layout.views().size(); view++) {
            for (Feature feature : layout.views().get(view).features()) {
                String name = layout.views().get(view).name() + ":" + feature.name();
                positions.put(name, featureNames.size());
                slots.computeIfAbsent(Shared.by(feature, view), window -> new ArrayList<>())
                        .add(new Slot(name, featureNames.size(), view, feature));
                featureNames.add(name);
            }
        }
        this.names = List.copyOf(featureNames);
        List<TrackLayout> byWindow = new ArrayList<>();
        slots.forEach((shared, of) -> byWindow.add(new TrackLayout(byWindow.size(), shared.window(), List.copyOf(of))));
        this.tracks = List.copyOf(byWindow);
    }

    /** The first 8 bytes of the description's SHA-256. */
    private static long hash(String description) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(description.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    String entity() {
        return layout.entity();
    }

    List<View> views() {
        return layout.views();
    }

    long history() {
        return history;
    }

    /** The longest age of a view's newest event, in milliseconds; {@link Long#MAX_VALUE} for any age. */
    long timeToLive(int view) {
        return timesToLive[view];
    }

    long hash() {
        return hash;
    }

    List<String> names() {
        return names;
    }

    List<TrackLayout> tracks() {
        return tracks;
    }

    int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException(
                    "entity '" + entity() + "' has no feature '" + name + "': it has " + names);
        }
        return position;
    }
}
