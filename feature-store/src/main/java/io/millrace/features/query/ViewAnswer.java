package io.millrace.features.query;

import io.millrace.features.engine.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features of one entity in one view, and how fresh they are.
 *
 * @param view name of the view
 * @param entity name of the entity type
 * @param key key of the entity
 * @param asOf event time that the features were evaluated for, epoch milliseconds
 * @param eventTime newest event time that the answer reflects for this entity; null when it was never seen
 * @param partition partition of the station that holds the entity
 * @param lag records of that partition that are not counted yet; -1 when it is not known
 * @param features in the order of the view
 */
public record ViewAnswer(
        String view,
        String entity,
        String key,
        long asOf,
        @Nullable Long eventTime,
        int partition,
        long lag,
        List<Value> features) {

    public ViewAnswer {
        features = List.copyOf(features);
    }

    /**
     * One feature.
     *
     * @param value null unless the status is PRESENT
     * @param reason why, when the status is INVALID
     */
    public record Value(
            String name,
            @Nullable Object value,
            Status status,
            @Nullable String reason) {}
}
