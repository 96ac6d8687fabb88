package io.millrace.runtime.project;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature view: features of one entity, computed from one source.
 *
 * @param version 1 or more: state that was kept under another version is not gone on with
 * @param where CEL condition on the event; null counts every event
 * @param ttl age of the newest counted event beyond which values are withheld; null: never
 * @param includeEvent whether a vector's features see the event that asks for it
 * @param publish whether each change is written to the view's topic
 * @param derived CEL expressions over the columns of the view, by name; each may use those before it
 */
public record View(
        String name,
        String entity,
        String source,
        int version,
        @Nullable String where,
        @Nullable Duration ttl,
        boolean includeEvent,
        boolean publish,
        Map<String, Feature> features,
        Map<String, String> derived) {

    /** Names under which the view's features are read, without the view: the columns, then what is derived from them. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        features.values().forEach(feature -> columns.addAll(feature.columns()));
        columns.addAll(derived.keySet());
        return columns;
    }
}
