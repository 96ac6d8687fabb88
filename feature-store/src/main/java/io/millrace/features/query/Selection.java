package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The features that a request names, by entity type: worked out once for all requests that name the same. */
record Selection(List<Part> parts) {

    /**
     * The features of one entity type.
     *
     * @param names of them, in the order of the request
     * @param positions of each in the request
     * @param at of each in the answers of the entity's engine
     * @param views whether a view of the entity is among them, in the order of the layout
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(Entity entity, List<String> names, int[] positions, int[] at, boolean[] views) {}

    static Selection of(Plan plan, List<String> features, Function<String, FeatureEngine> engines) {
        Map<Entity, List<Integer>> byEntity = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            Entity entity = plan.entityOf(viewOf(features.get(i)));
            byEntity.computeIfAbsent(entity, first -> new ArrayList<>()).add(i);
        }
        List<Part> parts = new ArrayList<>();
        byEntity.forEach((entity, positions) -> {
            FeatureEngine engine = engines.apply(entity.name());
            List<String> names = positions.stream().map(features::get).toList();
            parts.add(new Part(
                    entity,
                    names,
                    positions.stream().mapToInt(Integer::intValue).toArray(),
                    names.stream().mapToInt(engine::position).toArray(),
                    engine.viewsOf(names)));
        });
        return new Selection(parts);
    }

    private static String viewOf(String feature) {
        return feature.substring(0, feature.indexOf(':'));
    }
}
