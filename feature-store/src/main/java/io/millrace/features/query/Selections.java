package io.millrace.features.query;

import io.millrace.features.engine.FeatureEngine;
import io.millrace.runtime.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Selections of features that were worked out before, for threads that ask at the same time. */
final class Selections {

    /** A client that names ever others does not fill the memory. */
    private static final int MOST = 1_000;

    private final Plan plan;
    private final Function<String, FeatureEngine> engines;
    private final Map<List<String>, Selection> known = new ConcurrentHashMap<>();

    /**
     * Selections of a plan's features.
     *
     * @param engines engine by entity
     */
    Selections(Plan plan, Function<String, FeatureEngine> engines) {
        this.plan = plan;
        this.engines = engines;
    }

    Selection of(List<String> features) {
        Selection before = known.get(features);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        Selection worked = Selection.of(plan, features, engines);
        known.put(features, worked);
        return worked;
    }
}
