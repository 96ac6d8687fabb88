package io.millrace.features.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features of one entity type that are computed from the same events.
 *
 * @param name as it is read, in {@code view:feature}
 * @param where which of the entity's events belong to the view
 * @param ttl how old the view's newest event may be at the time of reading; null for any age. Applied when reading, so it
 *     can change without rebuilding state
 * @param features in the order of the answer
 */
public record View(String name, Condition where, @Nullable Duration ttl, List<Feature> features) {

    public View {
        Names.check("view", name);
        if (ttl != null) {
            EventTime.millis("ttl of view '" + name + "'", ttl);
        }
        features = List.copyOf(features);
        Names.distinct(
                "feature of view '" + name + "'",
                features.stream().map(Feature::name).toList());
    }

    String describe() {
        StringBuilder text = new StringBuilder("view " + name + "\n where " + Names.quoted(where.text()) + "\n");
        features.forEach(feature -> text.append(feature.describe()));
        return text.toString();
    }
}
