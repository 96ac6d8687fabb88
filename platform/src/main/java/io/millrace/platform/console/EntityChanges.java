package io.millrace.platform.console;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.View;
import io.millrace.schemas.EventInFlight;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** How the features of a view have moved over some events: of one entity event by event, and of all which moved the most. */
final class EntityChanges {

    private final Entity entity;
    private final @Nullable String wanted;
    private final Movers movers;
    private final EntityHistory history;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /**
     * Nothing seen yet.
     *
     * @param wanted key of the entity whose history is asked for; null for none
     */
    EntityChanges(Plan plan, View view, @Nullable String wanted) {
        ViewColumns columns = ViewColumns.of(view);
        this.entity = plan.entity(view.entity());
        this.wanted = wanted;
        this.movers = new Movers(columns);
        this.history = new EntityHistory(columns);
    }

    void take(EventInFlight event) {
        String key = entity.keyOf(event.getFields());
        if (key == null) {
            return;
        }
        from = Math.min(from, event.getTime());
        to = Math.max(to, event.getTime());
        movers.take(key, event);
        if (key.equals(wanted)) {
            history.take(event);
        }
    }

    JsonObject json() {
        boolean none = movers.entities() == 0;
        return new JsonObject()
                .put("from", none ? null : from)
                .put("to", none ? null : to)
                .put("entities", movers.entities())
                .put("busiest", movers.busiest())
                .put("movers", movers.json())
                .put("history", history.json());
    }
}
