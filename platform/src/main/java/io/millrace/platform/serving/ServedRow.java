package io.millrace.platform.serving;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.features.recount.AnsweredEntity;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.schemas.Served;
import io.millrace.schemas.ServedEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A row of an answer, as it is written to the topic of its service, and as it is counted again.
 *
 * @param index of the row in the request
 */
record ServedRow(Plan plan, String service, FeatureRequest request, int index, FeatureVector vector) {

    /** The keys of its entities, one behind the other, by the names of their types. */
    String key() {
        return new TreeMap<>(vector.freshness())
                .keySet().stream().map(this::entityKey).collect(Collectors.joining("/"));
    }

    private String entityKey(String type) {
        Entity entity = Objects.requireNonNull(plan.project().entities().get(type));
        return Objects.requireNonNull(entity.keyOf(request.rows().get(index)));
    }

    /**
     * The record of the topic.
     *
     * @param at when it was served, epoch milliseconds
     */
    Served value(long at) {
        Map<String, Object> features = new HashMap<>();
        Map<String, String> statuses = new HashMap<>();
        for (int i = 0; i < request.features().size(); i++) {
            FeatureValue value = vector.values().get(i);
            features.put(request.features().get(i), value.value());
            if (value.status() != Status.PRESENT) {
                statuses.put(request.features().get(i), value.status().name());
            }
        }
        Map<String, ServedEntity> entities = new HashMap<>();
        vector.freshness().forEach((type, fresh) -> entities.put(type, entity(type, fresh)));
        return new Served(service, at, request.rows().get(index), features, statuses, entities);
    }

    /** What was answered about each of its entities. */
    List<AnsweredEntity> answers() {
        List<AnsweredEntity> answers = new ArrayList<>();
        vector.freshness()
                .forEach((type, fresh) -> answers.add(new AnsweredEntity(
                        type,
                        entityKey(type),
                        fresh.partition(),
                        fresh.last(),
                        fresh.eventTime(),
                        fresh.asOf(),
                        featuresOf(type))));
        return answers;
    }

    private Map<String, FeatureValue> featuresOf(String type) {
        Map<String, FeatureValue> features = new HashMap<>();
        for (int i = 0; i < request.features().size(); i++) {
            String feature = request.features().get(i);
            String view = feature.substring(0, feature.indexOf(':'));
            if (plan.entityOf(view).name().equals(type)) {
                features.put(feature, vector.values().get(i));
            }
        }
        return features;
    }

    private ServedEntity entity(String type, Freshness fresh) {
        SourceOffset last = fresh.last();
        return new ServedEntity(
                entityKey(type),
                fresh.asOf(),
                last == null ? Map.of() : Map.of(last.log(), last.offset()),
                fresh.servedBy(),
                fresh.standby());
    }
}
