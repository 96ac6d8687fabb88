package io.millrace.features.recount;

import io.millrace.features.query.FeatureValue;
import io.millrace.runtime.event.SourceOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered about one entity.
 *
 * @param entity its type
 * @param partition partition of the station that holds it
 * @param last position of the event that was counted last for it; null when it was never seen
 * @param eventTime newest event time that was counted for it, epoch milliseconds; null when it was never seen
 * @param asOf event time that its features were evaluated for, epoch milliseconds
 * @param features what was answered, by {@code view:feature}
 */
public record AnsweredEntity(
        String entity,
        String key,
        int partition,
        @Nullable SourceOffset last,
        @Nullable Long eventTime,
        long asOf,
        Map<String, FeatureValue> features) {

    public AnsweredEntity {
        features = Map.copyOf(features);
    }
}
