package io.millrace.platform.console;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.View;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the page of features shows beside what anybody may read of an entity. */
final class FeaturesPage {

    /** Offsets that are read: a second's work. */
    private static final long MOST = 40_000;

    private final Plan plan;
    private final RecentVectors vectors;

    FeaturesPage(LiveProcess process) {
        this.plan = process.plan();
        this.vectors = new RecentVectors(process.cluster());
    }

    /**
     * How the features of a view have moved lately.
     *
     * @param entity key of the entity whose history is asked for; null for none
     */
    JsonObject changes(String name, @Nullable String entity) {
        View view = Declared.one("view", name, plan.project().views());
        EntityChanges changes = new EntityChanges(plan, view, entity);
        boolean kept = plan.hasVectors(view.source())
                && plan.attached(view.source()).stream().anyMatch(feature -> feature.startsWith(name + ":"));
        if (kept) {
            vectors.read(plan.topics().vectors(view.source()), MOST, changes::take);
        }
        return changes.json().put("view", name).put("kept", kept);
    }
}
