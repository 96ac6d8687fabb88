package io.millrace.runtime.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One declared feature: an aggregate over any number of windows. It is read as {@code <name>_<window>} per window, or as
 * {@code <name>} when it has none.
 *
 * @param of CEL expression of the aggregated value; null for aggregates of events
 * @param where CEL condition on the event; null takes every event of the view
 * @param windows window lengths by their text, such as {@code 10m}
 */
public record Feature(
        String name,
        String aggregate,
        @Nullable String of,
        @Nullable String where,
        Map<String, Duration> windows) {

    /** Names under which this feature is read. */
    public List<String> columns() {
        return windows.isEmpty()
                ? List.of(name)
                : windows.keySet().stream().map(window -> name + "_" + window).toList();
    }
}
