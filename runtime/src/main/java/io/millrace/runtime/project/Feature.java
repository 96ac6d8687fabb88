package io.millrace.runtime.project;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declared feature: an aggregate over any number of windows. It is read as {@code <name>_<window>} per window, or as
 * {@code <name>} when it has none, which is over the lifetime.
 *
 * @param of CEL expression of the aggregated value; null for aggregates of events
 * @param where CEL condition on the event; null takes every event of the view
 * @param by CEL expression of the category that an event counts for; null when it is not split
 * @param categories the most categories; the default when null
 * @param hop length of the panes of rolling and tumbling windows; the default of each when null
 */
public record Feature(
        String name,
        String aggregate,
        @Nullable String of,
        @Nullable String where,
        @Nullable String by,
        @Nullable Integer categories,
        Parameters parameters,
        @Nullable Duration hop,
        List<FeatureWindow> windows) {

    /** Categories of a feature that does not say how many. */
    public static final int DEFAULT_CATEGORIES = 32;

    /** Name under which this feature is read over a window. */
    public String column(FeatureWindow window) {
        return name + "_" + window.suffix();
    }

    /** Names under which this feature is read. */
    public List<String> columns() {
        return windows.isEmpty()
                ? List.of(name)
                : windows.stream().map(this::column).toList();
    }

    /** What is computed; the name has been checked. */
    public AggregateName aggregateName() {
        return AggregateName.of(aggregate).orElseThrow(() -> new IllegalStateException("not checked: " + aggregate));
    }

    /** Type of the result, given the type of the value expression ({@code DOUBLE} when there is none). */
    public FieldType result(FieldType valueType) {
        return by == null ? aggregateName().result(valueType) : FieldType.MAP;
    }

    /** Whether the result is a list or a map. */
    boolean collection() {
        return by != null
                || AggregateName.of(aggregate).map(AggregateName::collection).orElse(false);
    }
}
