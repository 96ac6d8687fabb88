package io.millrace.platform.feast;

import io.millrace.features.engine.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of Feast's interface, by column: keys first, then features in the order of their views. */
record FeastColumns(List<Column> columns) {

    /** One column. Its lists are as long as there are entities. */
    record Column(String name, List<@Nullable Object> values, List<Status> statuses, List<@Nullable Long> eventTimes) {}
}
