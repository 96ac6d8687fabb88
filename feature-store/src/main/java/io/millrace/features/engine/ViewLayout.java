package io.millrace.features.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A view made ready for the engine: its place in rows and answers, and the tracks that hold its features. */
final class ViewLayout {

    private final View view;
    private final int index;
    private final int firstPosition;
    private final long hash;
    private final long history;
    private final long timeToLive;
    private final long retention;
    private final List<TrackLayout> tracks;
    private final Contributions contributions;
    private final boolean moves;
    private final int width;

    /** The index is the view's place in the layout; its features take the positions from the first on. */
    ViewLayout(View view, int index, int firstPosition) {
        this.view = view;
        this.index = index;
        this.firstPosition = firstPosition;
        this.hash = hash(view.describe());
        this.history = view.history().toMillis();
        this.timeToLive = view.ttl() == null ? Long.MAX_VALUE : view.ttl().toMillis();
        Map<Window, List<Slot>> slots = new LinkedHashMap<>();
        int position = firstPosition;
        for (Feature feature : view.features()) {
            String name = view.name() + ":" + feature.name();
            slots.computeIfAbsent(feature.window(), window -> new ArrayList<>())
                    .add(new Slot(name, position++, feature));
        }
        List<TrackLayout> byWindow = new ArrayList<>();
        slots.forEach((window, of) -> byWindow.add(new TrackLayout(byWindow.size(), window, List.copyOf(of))));
        this.tracks = List.copyOf(byWindow);
        this.contributions = new Contributions(tracks);
        this.retention = retention();
        this.width = view.columns().size();
        this.moves =
                view.features().stream().anyMatch(feature -> feature.aggregate().movesWithTime());
    }

    private long retention() {
        long reach =
                tracks.stream().mapToLong(track -> track.window().reach()).max().orElse(0);
        return timeToLive == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(timeToLive, reach) + history;
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

    View view() {
        return view;
    }

    int index() {
        return index;
    }

    /** Place of the view's first feature in the answer; the others follow, then what is derived from them. */
    int firstPosition() {
        return firstPosition;
    }

    /** How many features there are, with those that are derived. */
    int width() {
        return width;
    }

    long hash() {
        return hash;
    }

    long history() {
        return history;
    }

    /** The longest age of the view's newest event, in milliseconds; {@link Long#MAX_VALUE} for any age. */
    long timeToLive() {
        return timeToLive;
    }

    /** Whether values change with the time of reading though no event comes or leaves a window. */
    boolean movesWithTime() {
        return moves;
    }

    /**
     * Whether what is kept of an entity means nothing any more at a time: it is older than the time to live, and no read
     * within the history of an event at that time can find any of it in a window. An entity whose silence was that long
     * begins anew.
     */
    boolean isOver(long newest, long time) {
        return retention != Long.MAX_VALUE && time > newest + retention;
    }

    /** The longest silence after which an entity does not begin anew, in milliseconds; {@link Long#MAX_VALUE} for any. */
    long retentionMillis() {
        return retention;
    }

    List<TrackLayout> tracks() {
        return tracks;
    }

    Contributions contributions() {
        return contributions;
    }

    /** The tracks of an entity whose newest event of the view has this time. */
    List<Track> begin(long newest, ViewCold cold) {
        List<Track> begun = new ArrayList<>(tracks.size());
        tracks.forEach(track -> begun.add(track.begin(newest, history, cold)));
        return begun;
    }
}
