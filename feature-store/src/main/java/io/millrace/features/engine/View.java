package io.millrace.features.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Features of one entity type that are computed from the same events. What a view keeps of an entity is its own: another
 * view of the entity can be added, changed or removed beside it.
 *
 * @param name as it is read, in {@code view:feature}
 * @param version 1 or more; state that was kept under another version of the view is not read
 * @param where which of the entity's events belong to the view
 * @param ttl how old the view's newest event may be at the time of reading; null for any age. Applied when reading, so it
 *     can change without rebuilding state
 * @param history how far before the view's newest event of an entity it can still be read; panes are kept that much longer
 * @param features in the order of the answer
 * @param derived features that are computed from these
 */
public record View(
        String name,
        int version,
        Condition where,
        @Nullable Duration ttl,
        Duration history,
        List<Feature> features,
        Derivation derived) {

    public View {
        Names.check("view", name);
        if (version < 1) {
            throw new IllegalArgumentException("view '" + name + "' has version " + version + ": give 1 or more");
        }
        if (ttl != null) {
            EventTime.millis("ttl of view '" + name + "'", ttl);
        }
        EventTime.millis("history of view '" + name + "'", history);
        features = List.copyOf(features);
        Names.distinct("feature of view '" + name + "'", columns(features, derived));
    }

    /** A view of which nothing is derived. */
    public View(
            String name,
            int version,
            Condition where,
            @Nullable Duration ttl,
            Duration history,
            List<Feature> features) {
        this(name, version, where, ttl, history, features, Derivation.NONE);
    }

    /** What is read of the view: the names of its features, then of those derived from them. */
    List<String> columns() {
        return columns(features, derived);
    }

    private static List<String> columns(List<Feature> features, Derivation derived) {
        return Stream.concat(features.stream().map(Feature::name), derived.names().stream())
                .toList();
    }

    /**
     * The canonical description: all that decides what the view's bytes in a row mean. State that was kept under another
     * description cannot be gone on with.
     */
    public String describe() {
        StringBuilder text = new StringBuilder("view " + name + " " + version + "\n where " + Names.quoted(where.text())
                + "\n history " + history.toMillis() + "\n");
        features.forEach(feature -> text.append(feature.describe()));
        return text.toString();
    }
}
